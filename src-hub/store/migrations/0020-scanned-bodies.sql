-- What a virus scanner said of a body. Null: none looked at it yet.
alter table body add column scanned_at timestamptz(3);
-- The scanner and its signatures, as it says of itself.
alter table body add column scanned_by text;
-- What it found, as it names it; null: nothing.
alter table body add column scan_found text;
-- When it was offered last, and why the scanner gave no verdict; null: it did.
alter table body add column scan_tried_at timestamptz(3);
alter table body add column scan_failure text;
create index body_not_scanned on body (scan_tried_at) where scanned_at is null;
