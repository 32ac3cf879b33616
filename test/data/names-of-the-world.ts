/** Names as people have them, by script: each given name goes with each family name. At least five hundred. */
type Names = { readonly given: readonly string[]; readonly family: readonly string[] };

const all: Readonly<Record<string, Names>> = {
  dutch: {
    given: ['Sanne', 'Zoë', 'Fenna', 'Daan', 'Jorrit', 'Renée'],
    family: ["van 't Hoff", 'de Boer', 'IJsbrandij', 'ten Böhmer', 'Zwart', 'Aalbers'],
  },
  european: {
    given: ['Łukasz', 'Şeyma', 'Ștefan', 'Þórður', 'Seán', 'Đorđe'],
    family: ['Wójcik', 'Yıldız', 'Țepeș', 'Guðmundsson', 'O’Brien', 'Živković'],
  },
  vietnamese: {
    given: ['Thị Hồng', 'Quỳnh Như', 'Văn Đức', 'Ngọc Ánh', 'Hoàng Việt', 'Thúy Diễm'],
    family: ['Nguyễn', 'Trần', 'Phạm', 'Đỗ', 'Lê', 'Vũ'],
  },
  cyrillic: {
    given: ['Олена', 'Иван', 'Ђорђе', 'Ірина', 'Җәмилә', 'Ләйлә'],
    family: ['Шевченко', 'Петров', 'Павловић', 'Їжакевич', 'Әхмәтов', 'Ґалаґан'],
  },
  greek: {
    given: ['Γιώργος', 'Ελένη', 'Άννα', 'Νίκος', 'Ζωή', 'Χρήστος'],
    family: ['Παπαδόπουλος', 'Ζαχαρίου', 'Ωραιόπουλος', 'Ψαρρά', 'Ξένος', 'Φωτίου'],
  },
  arabic: {
    given: ['محمد', 'فاطمة', 'عبد الرحمن', 'زينب', 'يوسف', 'خديجة'],
    family: ['العلي', 'بن سعيد', 'الحسن', 'شريف', 'القاضي', 'منصور'],
  },
  persian: {
    given: ['پروین', 'گلناز', 'ژاله', 'چنگیز', 'کیانوش', 'نازنین'],
    family: ['کریمی', 'حسینی', 'پورپیرار', 'چگینی', 'رضایی', 'گودرزی'],
  },
  urdu: {
    given: ['نادیہ', 'بڑے', 'ٹیپو', 'ڈاکٹر', 'عائشہ', 'ہمایوں'],
    family: ['خان', 'چوہدری', 'بھٹی', 'قریشی', 'ملک', 'شیخ'],
  },
  hebrew: {
    given: ['שרה', 'יוסף', 'נועם', 'מרים', 'אברהם', 'תמר'],
    family: ['כהן', 'לוי', 'מזרחי', 'פרץ', 'בן דוד', 'שץ'],
  },
  devanagari: {
    given: ['प्रिया', 'कृष्ण', 'श्रेया', 'विद्या', 'हिमांशु', 'ऋषि'],
    family: ['शर्मा', 'क्षत्रिय', 'त्रिपाठी', 'सिंह', 'गुप्ता', 'अर्जुन'],
  },
  bengali: {
    given: ['শ্রীময়ী', 'রফিকুল', 'কৌশিক', 'সুমাইয়া', 'অর্ণব', 'জ্যোতি'],
    family: ['চট্টোপাধ্যায়', 'ইসলাম', 'রহমান', 'সেন', 'বন্দ্যোপাধ্যায়', 'খাতুন'],
  },
  tamil: {
    given: ['தமிழ்செல்வி', 'முருகன்', 'கௌரி', 'செந்தில்', 'லட்சுமி', 'அன்பு'],
    family: ['சுப்பிரமணியம்', 'கோபால்', 'நடராஜன்', 'பிள்ளை', 'ரங்கநாதன்', 'சிவம்'],
  },
  thai: {
    given: ['สมชาย', 'น้ำฝน', 'กิตติพงษ์', 'ปิยะนุช', 'วรรณา', 'ศิริ'],
    family: ['ศรีสุข', 'ทองคำ', 'แก้วใส', 'วงศ์ใหญ่', 'พรหมมา', 'ใจดี'],
  },
  ethiopic: {
    given: ['አበበ', 'ሰላም', 'ጥሩነሽ', 'ዮሐንስ', 'ፅጌ', 'ኃይሌ'],
    family: ['ቢቂላ', 'ገብረሥላሴ', 'ዲባባ', 'ተስፋዬ', 'መንግሥቱ', 'ወልደማርያም'],
  },
  armenian: {
    given: ['Արամ', 'Նարե', 'Հայկ', 'Սիրանուշ', 'Տիգրան', 'Եվա'],
    family: ['Խաչատրյան', 'Սարգսյան', 'Ջուղաշվյան', 'Պետրոսյան', 'Ղազարյան', 'Ֆիլիպոսյան'],
  },
  georgian: {
    given: ['გიორგი', 'ნინო', 'ხატია', 'ლაშა', 'თამარ', 'ჯაბა'],
    family: ['მაისურაძე', 'ბერიძე', 'ჯაფარიძე', 'წიკლაური', 'ღლონტი', 'ყიფიანი'],
  },
  chinese: {
    given: ['伟', '秀英', '大文', '小龍', '雨桐', '梓涵'],
    family: ['张', '陳', '歐陽', '王', '趙', '刘'],
  },
  japanese: {
    given: ['さくら', '太郎', 'ハナコ', '美咲', '蓮', 'ゆき'],
    family: ['田中', '𠮷田', '髙橋', '佐々木', '辻', '渡邉'],
  },
  korean: {
    given: ['민준', '서연', '지우', '하은', '도윤', '예진'],
    family: ['김', '이', '박', '최', '황보', '뷁'],
  },
};

/** Every name with its script. */
export const namesOfTheWorld: readonly { readonly script: string; readonly name: string }[] = Object.entries(
  all,
).flatMap(([script, { given, family }]) =>
  given.flatMap((first) => family.map((last) => ({ script, name: `${first} ${last}` }))),
);
