"""What columns mean: header names of real HR exports, English and Japanese, by field.

Many systems let their customers rename columns: these names are hints, never a requirement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from orgsandbox.files.headers import folded_header, spellings

Fields = Mapping[str, tuple[str, ...]]
"""Header names by field, the preferred first."""


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a text, which are many and short: one a line would hide them."""
    return tuple(text.split("｜"))


PEOPLE: Fields = {
    "id": _names(
        "社員番号｜社員コード｜従業員番号｜従業員コード｜職員番号｜職員コード｜"
        "スタッフコード｜社員no｜社員id｜従業員id｜ユーザーid｜ユーザid｜個人コード｜"
        "人事番号｜id｜person id｜personid｜employee id｜employee number｜employee code｜"
        "employee no｜emp id｜empid｜emp no｜staff id｜worker id｜user id｜employee #｜"
        "employee#｜emp #｜社員#｜personnel number｜person number｜staff no｜staff number｜"
        "objectid｜post unique reference｜position id｜番号｜コード"
    ),
    "name": _names(
        "氏名｜名前｜社員名｜社員氏名｜従業員名｜従業員氏名｜職員名｜name｜full name｜"
        "fullname｜display name｜displayname｜employee name｜emp name｜staff name｜employee｜"
        "worker name｜worker｜preferred name｜schema.org/name｜姓名｜漢字氏名｜氏名漢字｜氏名(漢字)｜legal name｜"
        "last name, first name｜last, first"
    ),
    "surname": _names("姓｜苗字｜名字｜last name｜lastname｜surname｜family name"),
    "given_name": _names("名｜first name｜firstname｜given name｜givenname"),
    "kana": _names(
        "フリガナ｜ふりがな｜氏名カナ｜氏名フリガナ｜カナ｜氏名かな｜カナ氏名｜カナ名｜"
        "氏名(カナ)｜氏名(フリガナ)｜氏名(かな)｜氏名(ふりがな)｜氏名(半角カナ)｜"
        "氏名(全角カナ)｜名前(カナ)｜kana｜reading"
    ),
    "surname_kana": _names(
        "姓カナ｜姓フリガナ｜セイ｜カナ姓｜カナ(姓)｜姓(カナ)｜フリガナ(姓)｜姓(フリガナ)"
    ),
    "given_kana": _names(
        "名カナ｜名フリガナ｜メイ｜カナ名前｜カナ(名)｜名(カナ)｜フリガナ(名)｜名(フリガナ)"
    ),
    "email": _names(
        "メールアドレス｜e-mail｜email｜email address｜work email｜mail｜userprincipalname｜"
        "社用メール｜メール｜contact e-mail"
    ),
    "title": _names(
        "役職｜役職名｜職位｜職位名｜肩書｜職名｜主務役職｜主部署役職｜主所属役職｜本務役職｜主役職｜"
        "title｜job title｜jobtitle｜position｜position title｜employee title｜"
        "business title｜position name｜job｜role｜schema.org/jobtitle"
    ),
    "grade": _names(
        "等級｜資格等級｜グレード｜職能等級｜資格名｜資格｜職能資格｜grade｜job grade｜pay grade｜job level"
    ),
    "employment": _names(
        "雇用形態｜雇用区分｜社員区分｜従業員区分｜契約区分｜スタッフ種別｜employment｜"
        "employment type｜usertype｜employee type｜worker type｜fte type"
    ),
    "department": _names(
        "部署｜部署名｜所属｜所属名｜所属部署｜所属部署名｜部門｜部門名｜所属部門｜組織｜"
        "組織名｜所属組織｜部署名称｜部門名称｜組織名称｜所属名称｜メイングループ｜主部署｜"
        "主務部署｜主所属｜本務所属｜配属先｜配属部署｜department｜dept｜department name｜"
        "dept name｜org name｜division name｜org unit｜organization｜organization name｜"
        "organisation unit｜supervisory organization｜unit｜team｜team name｜グループ｜所属グループ"
    ),
    "department_code": _names(
        "部署コード｜所属コード｜部門コード｜組織コード｜所属部署コード｜部署cd｜所属cd｜"
        "department code｜department id｜department number｜dept code｜dept id｜dept no｜"
        "org id｜org code｜organization code｜organization id"
    ),
    "parent": _names(
        "親部署｜上位部署｜上位組織｜親組織｜上位部門｜親部門｜上位所属｜親｜"
        "parent department name｜parent unit｜parent organization｜superior organization｜"
        "parent department"
    ),
    "parent_code": _names(
        "親部署コード｜上位部署コード｜上位組織コード｜親組織コード｜上位部門コード｜"
        "親部門コード｜上位所属コード｜親コード｜上位コード｜parent department code｜"
        "parent department id｜parent code｜parent org code"
    ),
    "path": _names(
        "所属パス｜部署パス｜組織パス｜所属階層｜部署階層｜組織階層｜path｜org unit path｜"
        "department path｜org path｜hierarchy"
    ),
    "manager_id": _names(
        "上司社員番号｜上司の社員番号｜上長社員番号｜上司社員コード｜上司従業員番号｜上司id｜"
        "上司コード｜上長id｜上司番号｜報告先社員番号｜上司｜上長｜直属上司｜直属の上司｜"
        "報告先｜上司氏名｜上司名｜上長氏名｜一次評価者社員番号｜評価者社員番号｜一次評価者｜"
        "manager id｜manager’s employee number｜managerid｜manager user sys id｜manager user id｜worker's manager｜manager emp id｜manager employee number｜manager number｜"
        "manager no｜manager code｜mgr id｜mgr emp id｜mgr｜manager employee id｜"
        "supervisor id｜supervisorid｜supervisor eid｜supervisoreid｜reports to｜reports_to｜"
        "reportsto｜boss id｜bossid｜parent id｜parentid｜reports to senior post｜manager｜"
        "supervisor｜manager name｜supervisor name｜reporting manager｜line manager｜"
        "reporting to｜manager email｜manager e-mail｜supervisor email｜supervisoremail｜"
        "上司メールアドレス｜上司メール｜上長メールアドレス"
    ),
    "responsible": _names(
        "責任者社員番号｜所属長社員番号｜部門長社員番号｜組織長社員番号｜責任者｜所属長｜部門長"
    ),
    "head_flag": _names(
        "組織長フラグ｜所属長フラグ｜責任者フラグ｜組織長｜is manager｜is head｜manager flag"
    ),
    "post_kind": _names(
        "区分｜主務/兼務｜主務兼務｜主兼区分｜主務兼務区分｜本務/兼務｜本務兼務｜"
        "本務兼務区分｜所属区分｜兼務区分｜配属区分｜主兼｜主/兼｜本/兼｜主務区分｜本務区分｜"
        "主従区分｜所属種別｜main or second｜assignment type｜primary"
    ),
    "post_share": _names(
        "兼務割合｜主務割合｜本務割合｜配分率｜配属割合｜従事割合｜業務割合｜按分｜按分率｜assignment share｜allocation"
    ),
    "joined": _names(
        "入社日｜入社年月日｜採用日｜採用年月日｜入社年月｜joined｜hire date｜hiredate｜"
        "start date｜join date｜startdate｜date of joining｜day of joining｜original hire date"
    ),
    "leaving": _names(
        "退職日｜退社日｜退職年月日｜退職予定日｜離職日｜leaving｜leaving date｜day of leaving｜end date｜"
        "enddate｜termination date｜last day"
    ),
    "assigned": _names("配属日｜配属開始日｜現所属配属日｜異動日｜発令日"),
    "leave_from": _names(
        "休職開始日｜休業開始日｜休暇開始日｜産休開始日｜育休開始日｜leave start｜first day of leave"
    ),
    "leave_until": _names(
        "休職終了日｜休業終了日｜復職予定日｜休職終了予定日｜休業終了予定日｜leave end｜last day of leave"
    ),
    "status": _names(
        "在籍状況｜在籍区分｜在籍状態｜就業状況｜就業状態｜勤務状況｜休職区分｜状態｜"
        "ステータス｜status｜employee status｜employment status｜worker status"
    ),
    "remark": _names("備考｜メモ｜note｜notes｜remarks｜comment"),
    "fte": _names(
        "fte｜fte count｜人工｜稼働率｜勤務割合｜勤務率｜勤務比率｜フルタイム換算｜割合｜"
        "% fte｜fte %｜work percentage｜所定労働時間比率｜労働時間比率"
    ),
    "hours": _names(
        "週所定労働時間｜週労働時間｜週勤務時間｜所定労働時間(週)｜weekly hours｜"
        "hours per week｜scheduled weekly hours"
    ),
    "location": _names(
        "勤務地｜拠点｜拠点名｜勤務場所｜事業所｜事業場｜location｜office｜work location｜site"
    ),
}

SECOND_POSTS: Fields = {
    "department": _names(
        "兼務所属｜兼務部署｜兼務先｜兼務先部署｜兼務所属名｜兼務部署名｜兼務部門｜兼務組織｜"
        "兼務｜兼務グループ｜兼務所属グループ｜副部署｜副部門｜副所属｜サブグループ｜サブ部署｜second department｜"
        "secondary department｜additional departments｜dotted department"
    ),
    "title": _names(
        "兼務役職｜兼務役職名｜兼務先役職｜兼務職位｜副役職｜second title｜secondary title"
    ),
    "share": _names("兼務割合｜兼務比率｜兼務率｜副部署割合｜second share｜secondary share"),
    "code": _names("兼務部署コード｜兼務所属コード｜兼務先コード｜副部署コード"),
}

WORK: Fields = {
    "person": _names(
        "社員番号｜従業員番号｜社員コード｜従業員コード｜担当者番号｜担当者社員番号｜担当者｜"
        "担当者名｜担当｜氏名｜名前｜person｜person id｜id｜employee id｜member｜name"
    ),
    "task": _names("業務｜業務名｜タスク｜担当業務｜業務内容｜task｜task name｜team｜team id"),
    "fte": _names("fte｜人分｜人工"),
    "hours": _names("時間｜週時間｜時間/週｜週あたり時間｜hours｜hours per week"),
    "share": _names("割合｜比率｜割合%｜従事割合｜share｜percent"),
    "family": _names("業務区分｜区分｜職能｜業務分類｜family｜task family"),
    "owner": _names(
        "担当部署｜所管部署｜所管｜主管部署｜主管｜owner｜owner unit｜owner department"
    ),
}

SENSITIVE = _names(
    "マイナンバー｜個人番号｜生年月日｜誕生日｜年齢｜性別｜男女｜国籍｜在留｜給与｜給料｜"
    "年収｜年俸｜賃金｜月給｜基本給｜手当｜賞与｜報酬｜口座｜銀行｜住所｜郵便番号｜自宅｜"
    "電話｜携帯｜緊急連絡｜障害｜障がい｜病歴｜健康｜既往｜家族｜扶養｜配偶者｜続柄｜"
    "組合｜評価｜考課｜査定｜懲戒｜賞罰｜宗教｜信条｜本籍｜血液型｜パスワード｜"
    "保険者番号｜年金番号｜パスポート｜婚姻｜性的｜人種｜password｜salary｜wage｜"
    "compensation｜bonus｜pay floor｜pay ceiling｜payscale｜bank｜iban｜birth｜dob｜"
    "gender｜sex｜nationality｜citizenship｜national id｜social security｜ssn｜passport｜"
    "home address｜street address｜streetaddress｜postal code｜postalcode｜home phone｜"
    "mobile｜personal email｜home secondary email｜recovery email｜recovery phone｜"
    "emergency｜disability｜medical｜health｜religion｜ethnic｜race｜marital｜dependent｜"
    "union｜performance｜rating｜disciplin｜agegroup｜age group｜"
    "consentprovidedforminor｜legalagegroup｜salary cost"
)
"""Parts of headers of what the program must never hold; such columns are left at the door."""

_NOT_SENSITIVE = frozenset(
    folded_header(text)
    for text in (
        "評価者社員番号",
        "一次評価者社員番号",
        "一次評価者",
        "二次評価者社員番号",
        "二次評価者",
        "電話番号（会社）",
        "住所（勤務先）",
        "事業所住所",
        "労働組合員区分なし",
    )
)
_SENSITIVE = tuple(dict.fromkeys(folded_header(text) for text in SENSITIVE))
_WHOLE_WORDS = frozenset({"sex", "dob", "ssn", "race", "age", "union", "rating", "bank"})


def is_sensitive(header: str) -> bool:
    """Say whether a header names what may not be imported, whatever it is mapped to."""
    return _is_sensitive(header)


@lru_cache(maxsize=4096)
def _is_sensitive(header: str) -> bool:
    folded = folded_header(header)
    if folded in _NOT_SENSITIVE:
        return False
    words = frozenset(header.casefold().replace("_", " ").replace("-", " ").split())
    return any(
        part in words if part in _WHOLE_WORDS else part in folded for part in (*_SENSITIVE, "age")
    )


class Vocabulary:
    """The headers by which the fields of one kind of table are known."""

    def __init__(self, *groups: Fields) -> None:
        self._groups = groups
        self._written = frozenset(
            name for group in groups for names in group.values() for name in names
        )
        self._known = frozenset(
            folded_header(name) for group in groups for names in group.values() for name in names
        )

    def is_one(self, text: str) -> bool:
        """Say whether a cell is a header as it is usually written, where a value should stand."""
        return text in self._written

    def knows(self, header: str) -> bool:
        """Say whether a cell may be a header of this kind of table."""
        return len(header) <= _LONGEST_HEADER and any(
            text in self._known for text in spellings(header)
        )


_LONGEST_HEADER = 80
"""Longer cells are sentences, not headers."""


def matched(
    headers: Sequence[str], fields: Fields, given: Mapping[str, int], free: Sequence[int]
) -> dict[str, int]:
    """Return the column of each field; `given` (field to column) goes before guessing.

    Only columns in `free` are guessed at; a column serves one field, earlier names of a field are
    preferred, and of the spellings of a header the whole one.
    """
    found = dict(given)
    taken = set(found.values())
    for rank in range(_MOST_SPELLINGS):
        by_spelling: dict[str, int] = {}
        for column in free:
            texts = spellings(headers[column])
            if len(texts) > rank:
                by_spelling.setdefault(texts[rank], column)
        for field, names in fields.items():
            if field in found:
                continue
            columns = (by_spelling.get(folded_header(name)) for name in names)
            fitting = [column for column in columns if column is not None and column not in taken]
            if fitting:
                found[field] = fitting[0]
                taken.add(fitting[0])
    return found


_MOST_SPELLINGS = 6
"""A header is read in no more ways than this (see `headers.spellings`)."""
