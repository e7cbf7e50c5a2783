"""The words of the growth story, Japanese and English side by side.

Every person and the company are invented. A text is a pair (Japanese, English).
"""

from __future__ import annotations

Pair = tuple[str, str]

COMPANY: Pair = ("ひばり事務機株式会社", "Hibari Office Supply")

# key: (name, colour slot, specialty)
FAMILIES: dict[str, tuple[Pair, int, bool]] = {
    "accounting": (("経理", "Accounting"), 0, True),
    "hr": (("人事", "HR"), 1, True),
    "general": (("総務", "General affairs"), 2, False),
    "legal": (("法務", "Legal"), 3, True),
    "pr": (("広報", "Public relations"), 4, True),
    "it": (("情シス", "IT"), 5, True),
    "sales": (("営業", "Sales"), 6, True),
    "development": (("開発", "Development"), 7, True),
    "sales_support": (("営業支援", "Sales support"), 8, True),
    "purchasing": (("仕入", "Purchasing"), 9, True),
}

# key: (name, family)
TASKS: dict[str, tuple[Pair, str]] = {
    "pitch": (("提案・商談", "Pitches and talks"), "sales"),
    "orders": (("受注対応", "Order handling"), "sales"),
    "follow": (("お客さまのフォロー", "Customer care"), "sales"),
    "suppliers": (("仕入先の開拓", "Finding suppliers"), "purchasing"),
    "stock": (("発注・検品", "Ordering and inspection"), "purchasing"),
    "delivery": (("配送手配", "Delivery"), "purchasing"),
    "order_system": (("受発注システムの開発", "Order system"), "development"),
    "maintenance": (("保守・改善", "Maintenance"), "development"),
    "quotes": (("見積・営業資料", "Quotes and sales material"), "sales_support"),
    "order_entry": (("受注入力", "Order entry"), "sales_support"),
    "closing": (("月次決算", "Monthly closing"), "accounting"),
    "payments": (("支払・請求", "Payments and invoices"), "accounting"),
    "expenses": (("経費精算", "Expenses"), "accounting"),
    "payroll": (("給与計算", "Payroll"), "hr"),
    "hiring": (("採用", "Hiring"), "hr"),
    "insurance": (("入退社・社会保険", "Joiners, leavers, insurance"), "hr"),
    "training": (("研修", "Training"), "hr"),
    "supplies": (("備品・郵便", "Supplies and mail"), "general"),
    "reception": (("来客・電話", "Reception and phone"), "general"),
    "events": (("社内行事・施設", "Events and premises"), "general"),
    "contracts": (("契約審査", "Contract review"), "legal"),
    "rules": (("社内規程", "Company rules"), "legal"),
    "press": (("社外広報", "Press work"), "pr"),
    "website": (("Webサイト更新", "Website"), "pr"),
    "helpdesk": (("社内ヘルプデスク", "Help desk"), "it"),
    "accounts": (("PC・アカウント管理", "PCs and accounts"), "it"),
}

# key: (name, reading, code, joined, employment)
PEOPLE: dict[str, tuple[Pair, str, str, str, Pair]] = {
    "matsuo": (
        ("松尾 一郎", "Ichiro Matsuo"),
        "まつお いちろう",
        "0001",
        "2019-04-01",
        ("役員", "Director"),
    ),
    "sato": (
        ("佐藤 恵", "Megumi Sato"),
        "さとう めぐみ",
        "0002",
        "2019-04-01",
        ("正社員", "Permanent"),
    ),
    "kobayashi": (
        ("小林 健", "Ken Kobayashi"),
        "こばやし けん",
        "0003",
        "2019-04-01",
        ("正社員", "Permanent"),
    ),
    "kato": (
        ("加藤 由美", "Yumi Kato"),
        "かとう ゆみ",
        "0004",
        "2019-09-01",
        ("正社員", "Permanent"),
    ),
    "yoshida": (
        ("吉田 翔", "Sho Yoshida"),
        "よしだ しょう",
        "0005",
        "2019-10-01",
        ("正社員", "Permanent"),
    ),
    "ito": (
        ("伊藤 大輔", "Daisuke Ito"),
        "いとう だいすけ",
        "0006",
        "2020-04-01",
        ("正社員", "Permanent"),
    ),
    "mori": (
        ("森 直樹", "Naoki Mori"),
        "もり なおき",
        "0007",
        "2020-07-01",
        ("正社員", "Permanent"),
    ),
    "takahashi": (
        ("高橋 さくら", "Sakura Takahashi"),
        "たかはし さくら",
        "0008",
        "2020-10-01",
        ("正社員", "Permanent"),
    ),
    "suzuki": (
        ("鈴木 一真", "Kazuma Suzuki"),
        "すずき かずま",
        "0009",
        "2021-04-01",
        ("正社員", "Permanent"),
    ),
    "nakamura": (
        ("中村 誠", "Makoto Nakamura"),
        "なかむら まこと",
        "0010",
        "2021-04-01",
        ("正社員", "Permanent"),
    ),
    "tanaka": (
        ("田中 陽子", "Yoko Tanaka"),
        "たなか ようこ",
        "0011",
        "2021-10-01",
        ("正社員", "Permanent"),
    ),
    "yamada": (
        ("山田 彩", "Aya Yamada"),
        "やまだ あや",
        "0012",
        "2022-01-01",
        ("正社員", "Permanent"),
    ),
    "yamamoto": (
        ("山本 拓", "Taku Yamamoto"),
        "やまもと たく",
        "0013",
        "2022-04-01",
        ("正社員", "Permanent"),
    ),
    "sasaki": (
        ("佐々木 光", "Hikaru Sasaki"),
        "ささき ひかる",
        "0014",
        "2023-04-01",
        ("正社員", "Permanent"),
    ),
    "watanabe": (
        ("渡辺 千尋", "Chihiro Watanabe"),
        "わたなべ ちひろ",
        "0015",
        "2023-07-01",
        ("正社員", "Permanent"),
    ),
    "inoue": (
        ("井上 里奈", "Rina Inoue"),
        "いのうえ りな",
        "0016",
        "2024-04-01",
        ("正社員", "Permanent"),
    ),
    "shimizu": (
        ("清水 結", "Yui Shimizu"),
        "しみず ゆい",
        "P001",
        "2024-04-01",
        ("派遣", "Agency temp"),
    ),
    "kimura": (
        ("木村 葵", "Aoi Kimura"),
        "きむら あおい",
        "0017",
        "2027-04-01",
        ("正社員", "Permanent"),
    ),
    "hayashi": (
        ("林 亮", "Ryo Hayashi"),
        "はやし りょう",
        "0018",
        "2027-04-01",
        ("正社員", "Permanent"),
    ),
    "saito": (
        ("斎藤 真央", "Mao Saito"),
        "さいとう まお",
        "0019",
        "2027-04-01",
        ("正社員", "Permanent"),
    ),
}

UNITS: dict[str, Pair] = {
    "company": ("ひばり事務機", "Hibari Office Supply"),
    "board": ("代表取締役社長", "President"),
    "sales": ("営業部", "Sales"),
    "purchasing": ("仕入部", "Purchasing"),
    "development": ("開発部", "Development"),
    "support": ("なんでもサポート部隊", "The Support-Anything Team"),
    "admin": ("管理本部", "Administration Division"),
    "accounting": ("経理部", "Accounting"),
    "people": ("人事部", "Human Resources"),
    "legal_pr": ("法務・広報部", "Legal and Public Relations"),
    "ga_it": ("総務・情報システム部", "General Affairs and IT"),
    "ga": ("総務部", "General Affairs"),
}

ROLES: dict[str, Pair] = {
    "president": ("社長", "President"),
    "everybody": ("みんなで、なんでも", "Everybody, everything"),
    "sell": ("売る人", "Those who sell"),
    "buy": ("仕入れる人", "Those who buy"),
    "help": ("手が空いた人が、なんでも", "Whoever has a hand free"),
    "sales_head": ("営業部長", "Head of Sales"),
    "sales": ("営業", "Sales"),
    "purchasing_head": ("仕入部長", "Head of Purchasing"),
    "purchasing": ("仕入", "Purchasing"),
    "development_head": ("開発部長", "Head of Development"),
    "programmer": ("プログラマー", "Programmers"),
    "anything": ("なんでも担当", "Anything"),
    "mostly_sales": ("営業のサポートがメイン", "Mostly helping Sales"),
    "good_at_numbers": ("経理や事務が得意", "Good at accounts"),
    "good_with_people": ("人のことが得意", "Good with people"),
    "good_with_pcs": ("パソコンにくわしい", "Knows computers"),
    "accounting": ("経理担当", "Accounting"),
    "hr": ("労務・採用担当", "Payroll and hiring"),
    "it": ("情シス担当", "IT"),
    "sales_support": ("営業支援担当", "Sales support"),
    "legal": ("法務担当", "Legal"),
    "pr": ("広報担当", "Public relations"),
    "general": ("総務担当（担当の決まっていない業務も）", "General affairs (and what nobody owns)"),
    "admin_head": ("管理本部長", "Head of Administration"),
    "ga_head": ("総務部長", "Head of General Affairs"),
    "accounting_head": ("経理部長", "Head of Accounting"),
    "people_head": ("人事部長", "Head of HR"),
    "legal_pr_head": ("法務・広報部長", "Head of Legal and PR"),
    "ga_it_head": ("総務・情報システム部長", "Head of General Affairs and IT"),
}

TITLES: dict[str, Pair] = {
    "president": ("代表取締役社長", "President"),
    "division_head": ("本部長", "Division head"),
    "head": ("部長", "Department head"),
    "chief": ("主任", "Chief"),
}

# key: (name, note)
SCENES: dict[str, tuple[Pair, Pair]] = {
    "born": (
        ("会社がうまれた", "A company is born"),
        (
            "三人ではじめた会社です。売るのも、仕入れるのも、帳簿をつけるのも、みんなでやりました。",
            "Three people start a company. Selling, buying, keeping the books: everybody does everything.",
        ),
    ),
    "value": (
        ("仕入れて、お客さんに価値を届ける", "Procure something, give customers value"),
        (
            "仕入れたものに手間をかけて、お客さんに届ける。売る人と仕入れる人ができて、商売がまわりはじめました。",
            "They procure things, add their effort and deliver. Some sell, some buy, and business gets going.",
        ),
    ),
    "support": (
        ("直接と間接（なんでもサポート部隊）", "Direct and indirect (the support-anything team)"),
        (
            "売上に直接かかわる人と、それを支える人に分かれます。支える側は「なんでもサポート部隊」。名前のとおり、なんでもやります。",
            "Some work directly on revenue, the others support them. The supporters are the support-anything team: they do just that.",
        ),
    ),
    "habits": (
        ("得意がちがう", "Different strengths"),
        (
            "人がふえると、同じ部隊の中でも得意がちがってきます。なんでもやる人、営業をよく手伝う人、数字に強い人。",
            "As people join, strengths differ inside the team: one does anything, one mostly helps sales, one is good with numbers.",
        ),
    ),
    "names": (
        ("役割に名前がつく", "The work gets names"),
        (
            "新しく入った人にもわかるように、求人が出せるように、役割に名前がつきました。中身は、きのうと同じ仕事です。",
            "The work gets names, so that newcomers understand and jobs can be advertised. It is the same work as yesterday.",
        ),
    ),
    "division": (
        ("専門家と、全部やる人（案A 管理本部）", "Specialists, and the rest (A: a division)"),
        (
            "専門家が入り、部署が分かれます。専門家がいない業務は、だれかが全部やっています。ここでは管理本部の下に部署を並べました。",
            "Specialists join and departments split off. Somebody still does all the work that has no specialist. Here they sit below one division.",
        ),
    ),
    "one_department": (
        ("専門家と、全部やる人（案B 総務部）", "Specialists, and the rest (B: one department)"),
        (
            "同じ人、同じ仕事を、ぜんぶ総務部に入れた形です。管理本部にするか総務部にするかは、好みの問題でもあります。",
            "The same people and the same work, all in General Affairs. A division or one department: partly a matter of taste.",
        ),
    ),
    "invisible": (
        ("成果がわかりにくい", "Results that are hard to see"),
        (
            "経理は経理、人事は人事。ひとつの「間接部門」だとは、もうだれも思っていません。みんなが同意できるのは『成果がわかりにくく、評価されにくい』ことだけ。別に、そこで団結する意味はないけれど。",
            "Accounting is accounting, HR is HR; nobody feels part of one back office any more. All they can agree on is that their results are hard to see and hard to value. Not that there is any point in uniting over that.",
        ),
    ),
}
