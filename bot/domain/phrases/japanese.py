"""What an answer says, in Japanese."""

from bot.domain.answers import Verdict
from bot.domain.phrases.shape import Sentences

JAPANESE = Sentences(
    headlines={
        Verdict.OUT_OF_SCOPE: (
            "私がお答えするのはモデル用データに関する質問です。収集、学習、評価、共有について、"
            "プラットフォームの規約、ライセンス、社内ポリシーが何を定めているかをお調べします。"
            "これはその対象ではありません。"
        ),
        Verdict.ALLOWED: "許可されています。Data Register への通常の登録を行ってください。",
        Verdict.CONDITIONS: "下記の条件を満たせば許可されます。",
        Verdict.NOT_ALLOWED: "許可されていません。",
        Verdict.OPEN_ISSUE: (
            "これは未解決の法的論点です。作業を止めて、法務の判断に委ねてください。"
        ),
        Verdict.NOT_COVERED: (
            "手元にある有効な文書にはこれを決めるものがないため、許可されているとは言えません。"
        ),
    },
    labels={
        Verdict.ALLOWED: "許可",
        Verdict.CONDITIONS: "条件付きで許可",
        Verdict.NOT_ALLOWED: "不許可",
        Verdict.OPEN_ISSUE: "未解決の法的問題",
        Verdict.NOT_COVERED: "有効な文書では決まっていません",
        Verdict.OUT_OF_SCOPE: "データについての質問ではありません",
    },
    each="{name}：{verdict}。",
    small_talk="喜んでお手伝いします。データを使ってよいかどうか、お尋ねください。お調べします。",
    private="法務部門自身の案件についてはお手伝いできません。法務に直接お尋ねください。",
    disclaimer="これは法務による承認ではありません。",
    degraded="言語モデルを使わずに作成しました。",
    understood="次のように理解しました：{reading}。正しければ、名前を挙げてもう一度お尋ねください。"
    "推測だけでは何も許可されません。",
    assumed="用途が書かれていないため、製品のモデルの学習についてお答えします。",
    assumed_of_site="用途が書かれていないため、内容の収集と、それを使った製品のモデルの学習についてお答えします。",
    model_restricts="人ではなく言語モデルの読み取りですが、{title} に"
    "次の制限があります：「{words}」",
    model_supports="言語モデルの読み取りであり、法務が認めるまで許可にはなりません。{title}：「{words}」",
    conditions="条件：",
    closest="最も近い箇所（回答ではありません）：{numbers}",
    stale="古くなっている可能性があります：{numbers}",
    slip="「{unknown}」はわかりません。{names} のことであれば、その名前でもう一度お尋ねください。",
    near_miss="手元にあるのは {names} で、{unknown} ではありません。"
    "名前が似ていても別のデータセットです。",
    ruled="このデータについて、法務は次の質問に回答済みです：「{question}」。"
    "まさにこの質問であれば、このままお尋ねください。",
    comma="、",
    last=" と ",
    unknown_subject="「{name}」に関する文書は手元にありません。",
    puzzle="ここでの「{words}」の意味が分かりません。完全な文でお尋ねください。",
    no_use="「{deed}」は私の知っている用途ではありません。データの収集、学習、評価、提供のどれを望むのかを書いてください。",
    besides="結論を変えうることがほかにも書かれていますが、それについての規則がありません。法務にお尋ねください。",
    statements="「{words}」は結論を変えうることですが、それについての規則がありません。法務にお尋ねください。",
    dated="「{date}」の代わりに、何日、何か月、または何年前のものかをお書きください。",
    then="{then} 当時は {name} の別の文書が有効でした。その時のコピーは法務にお尋ねください。",
    contract="手元にあるのは公開の規約だけです。{name} との契約については法務にお尋ねください。",
    unmet="「{words}」とあるため、手元の規則では許可されない可能性があります。法務にお尋ねください。",
    others="{names} のほかにも別のデータが挙げられています。それぞれの名前でお尋ねください。",
    longer="{names} はありますが、「{words}」が付くと別の名前で、別のデータかもしれません。",
    which_dataset=(
        "ライセンスだけでは何も決まりません。どのデータセットのことかを教えてください。"
    ),
    licence_unreviewed="{name} のライセンスはまだ誰も確認していません。",
    source_unknown=(
        "{subject} の一部は {source} に由来しますが、{source} の規約が手元にありません。"
    ),
    source_unruled=(
        "{subject} の一部は {source} に由来しますが、{source} の規約に関するルールがありません。"
    ),
    licence_class="{name} はライセンスで、その区分は {group} です。",
    licence_recorded="{name} のライセンスは次のように記録されています：{licence}。",
    licence_is="{name} のライセンスは {licence}（{group}）です。",
    licence_declared="{name} には {licence} ライセンスとの記載がありますが、"
    "まだ誰も確認していません。",
    marked="{title} には、プログラムが抽出し、まだ誰も確認していない条項があります：「{words}」",
    machine_made="{name} の一部は機械生成とされていますが、何によるものかは誰も確認していません。",
    clause="{title} には「{words}」とあります。",
    was_asked="法務への質問は「{words}」でした。これと異なる内容であれば、法務にお尋ねください。",
    beyond="言語モデルは「{words}」を法務への質問を超える内容と読み取りました。そのため、このデータに"
    "関する法務の判断は、ここでは何も許可しません。",
    issue="未解決の法的論点 {issue}（{title}）",
    own_words="{name} について次の記録があります：「{words}」",
    replaced_on="{date}に置き換えられ、現在は無効です：{title}には「{words}」とありました。",
    replaced="置き換えられ、現在は無効です：{title}（{date}の写し）には「{words}」とありました。",
    in_force_then="{date}時点の内容で、現在は無効です：{title}には「{words}」とありました。"
    "過去の記録であり、現在は何も許可しません。",
    thread_long="このスレッドは長くなりすぎました。質問全体をもう一度書いてください。",
    too_long="質問は {count} 文字ありますが、読めるのは {most} 文字までです。"
    "短くしてお尋ねください。",
    no_words="言葉が見つかりません。どのデータを何に使うのか、一文でお尋ねください。",
)
