/** The hub's tables as Kysely sees them; the truth is `migrations/`. */
import type { ColumnType, Generated } from 'kysely';
import type {
  CertificateId,
  ChangeId,
  DeviceId,
  ExamId,
  OrganisationId,
  ParticipantId,
  SessionId,
  StaffId,
} from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { OneTimeCode } from '../../shared/records/one-time-code';
import type { Sees } from '../../shared/values/sees';

type Moment = ColumnType<Date, Date, Date>;
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;

export type Tables = {
  hub: {
    only_row: Generated<boolean>;
    hub_id: string;
    public_key: string;
    private_key: string;
  };
  organisation: {
    organisation_id: OrganisationId;
    name: string;
    last_seq: Generated<number>;
    epoch: string;
    last_audit: Generated<number>;
    audit_pruned: Generated<number>;
    sight_seq: Generated<number>;
    erased_seq: Generated<number>;
    attachments_noted: Generated<boolean>;
  };
  put_back: {
    organisation_id: OrganisationId;
    epoch: string;
    at: Moment;
    device_id: DeviceId | null;
    proved_seq: number | null;
    last_seq: number;
  };
  device: {
    organisation_id: OrganisationId;
    device_id: DeviceId;
    name: string;
    public_key: string;
    token_hash: string | null;
    enrolled_at: Moment;
    revoked_at: MaybeMoment;
    suspended_at: MaybeMoment;
    doubled_at: MaybeMoment;
    last_seen_at: MaybeMoment;
    program: ColumnType<string | null, string | null | undefined, string | null>;
    waiting: ColumnType<number | null, number | null | undefined, number | null>;
    sees: ColumnType<Sees | null, Sees | null | undefined, Sees | null>;
    sees_at: Generated<number>;
    anew_seq: Generated<number>;
  };
  exam_viewer: {
    organisation_id: OrganisationId;
    viewer_id: string;
    exam_id: string;
    why: ColumnType<'planned' | 'wrote', 'planned' | 'wrote', never>;
  };
  belonging: {
    organisation_id: OrganisationId;
    owner_type: string;
    owner_id: string;
    subject_type: string;
    subject_id: string;
  };
  sight: {
    organisation_id: OrganisationId;
    device_id: DeviceId;
    subject_type: string;
    subject_id: string;
    seq: number;
  };
  parted_device: {
    organisation_id: OrganisationId;
    device_id: DeviceId;
    new_device_id: DeviceId;
    fork_seq: number;
    end_seq: number;
    parted_at: Moment;
  };
  person_key: {
    organisation_id: OrganisationId;
    device_id: DeviceId;
    staff_id: StaffId;
    public_key: string;
    serial: CertificateId;
    valid_from: Moment;
    valid_until: Moment;
    ended_at: MaybeMoment;
  };
  enrolment_code: {
    code_hash: string;
    organisation_id: OrganisationId;
    purpose: ColumnType<OneTimeCode['purpose'], OneTimeCode['purpose'], never>;
    staff_id: StaffId | null;
    expires_at: Moment;
    used_at: MaybeMoment;
  };
  change: {
    organisation_id: OrganisationId;
    seq: number;
    change_id: ChangeId;
    text: string;
    hash: string;
    signature: string;
    kind: Change['kind'];
    subject_type: string;
    subject_id: string;
    type: string;
    type_version: number;
    needs: Change['needs'];
    exam_id: ExamId | null;
    upon: ChangeId | null;
    device_id: DeviceId;
    device_seq: number;
    prev_hash: string;
    actor_id: StaffId | null;
    session_id: SessionId | null;
    received_at: Moment;
    number: string;
    erased_at: MaybeMoment;
  };
  erased_subject: { organisation_id: OrganisationId; subject_type: string; subject_id: string };
  erasure_proof: { organisation_id: OrganisationId; proof_id: string; text: string; signature: string };
  document_head: {
    organisation_id: OrganisationId;
    subject_type: string;
    subject_id: string;
    change_id: ChangeId;
  };
  attachment: { organisation_id: OrganisationId; digest: string; seq: number; bytes: number };
  body_key: { organisation_id: OrganisationId; key_id: string; secret: Buffer };
  body: {
    organisation_id: OrganisationId;
    digest: string;
    bytes: number;
    place: string;
    key_id: string;
    received_at: Moment;
    number: string;
    checked_at: MaybeMoment;
    damaged_at: MaybeMoment;
    has_key_copy: Generated<boolean>;
    scanned_at: MaybeMoment;
    scanned_by: string | null;
    scan_found: string | null;
    scan_tried_at: MaybeMoment;
    scan_failure: string | null;
  };
  body_upload: {
    organisation_id: OrganisationId;
    device_id: DeviceId;
    digest: string;
    bytes: number;
    came: Generated<number>;
    secret: Buffer;
    moved_at: Moment;
  };
  body_piece: {
    organisation_id: OrganisationId;
    device_id: DeviceId;
    digest: string;
    start: number;
    bytes: number;
    place: string;
  };
  body_unneeded: { place: string; removed_at: MaybeMoment };
  merged_participant: {
    organisation_id: OrganisationId;
    participant_id: ParticipantId;
    into_id: ParticipantId;
  };
  candidate_session: {
    token_hash: string;
    organisation_id: OrganisationId;
    participant_id: ParticipantId;
    link: string | null;
    seen_at: Moment;
  };
  candidate_attempt: {
    way_hash: string;
    organisation_id: OrganisationId;
    state: string;
    nonce: string;
    verifier: string;
    begun_at: Moment;
  };
  candidate_upload: {
    organisation_id: OrganisationId;
    upload_id: string;
    participant_id: ParticipantId;
    evidence_id: string;
    digest: string;
    bytes: number;
    said: string;
    is_proved: Generated<boolean>;
    begun_at: Moment;
  };
  first_load: {
    organisation_id: OrganisationId;
    epoch: string;
    cursor: number;
    digest: string;
    bytes: Buffer;
  };
  refused_change: {
    organisation_id: OrganisationId;
    device_id: DeviceId;
    change_id: ChangeId;
    content_hash: string;
    text: Buffer;
    hash: string;
    signature: string;
    device_seq: number | null;
    problem: string;
    details: ColumnType<unknown, string, string>;
    received_at: Moment;
  };
  audit: {
    organisation_id: OrganisationId;
    number: number;
    at: Moment;
    last_at: Moment;
    count: number;
    what: string;
    origin: string;
    device_id: DeviceId | null;
    staff_id: StaffId | null;
    session_id: SessionId | null;
    about_kind: string | null;
    about_id: string | null;
    outcome: string;
    detail: string;
    fold: string | null;
  };
  catalogue_file: {
    file_id: string;
    organisation_id: OrganisationId | null;
    digest: string;
    name: string;
    bytes: number;
    begun_at: Moment;
    read_at: MaybeMoment;
    dossiers: Generated<number>;
    codes: Generated<number>;
    warnings: Generated<number>;
  };
  catalogue_piece: { file_id: string; number: number; content: Buffer };
  catalogue_dossier: {
    file_id: string;
    number: number;
    key: string;
    content: Buffer;
    established_on: Generated<string>;
    edition: Generated<string>;
  };
  catalogue_code: {
    file_id: string;
    number: number;
    place: number;
    code: string;
    valid_from: string | null;
    intake_end: string | null;
    is_unread: boolean;
  };
};
