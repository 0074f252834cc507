"""What an answer says, in Chinese."""

from bot.domain.answers import Verdict
from bot.domain.phrases.shape import Sentences

CHINESE = Sentences(
    headlines={
        Verdict.OUT_OF_SCOPE: (
            "我只回答有关模型数据的问题：平台条款、许可证和公司政策对采集、训练、评测和分发"
            "是如何规定的。您的问题不属于这一类。"
        ),
        Verdict.ALLOWED: "允许，须在 Data Register 中做例行登记。",
        Verdict.CONDITIONS: "满足下列条件后即允许。",
        Verdict.NOT_ALLOWED: "不允许。",
        Verdict.OPEN_ISSUE: "这是一个尚未解决的法律问题：请先停止，交由法务处理。",
        Verdict.NOT_COVERED: "我掌握的现行文件都没有对此作出决定，因此我不能说这是允许的。",
    },
    labels={
        Verdict.ALLOWED: "允许",
        Verdict.CONDITIONS: "有条件允许",
        Verdict.NOT_ALLOWED: "不允许",
        Verdict.OPEN_ISSUE: "未决的法律问题",
        Verdict.NOT_COVERED: "现行文件未作规定",
        Verdict.OUT_OF_SCOPE: "不是关于数据的问题",
    },
    each="{name}：{verdict}。",
    small_talk="很高兴能帮忙！您可以问我某些数据能不能使用，我来查。",
    private="法务部门自身的事务我无法协助，请直接联系法务。",
    disclaimer="本回答不是法务放行。",
    degraded="本回答未使用语言模型撰写。",
    understood="我的理解是：{reading}。如果正确，请指明名称后重新提问；仅凭我的推测，不允许任何使用。",
    model_restricts="由语言模型而非人工解读，{title} 对此有限制：“{words}”。",
    model_supports="由语言模型解读，在法务确认之前不构成许可，{title}：“{words}”。",
    conditions="条件：",
    closest="最接近的段落，并非答案：{numbers}",
    stale="可能已过时：{numbers}",
    slip="我不认识“{unknown}”。如果您指的是 {names}，请用这个名称再问一次。",
    near_miss="我有 {names} 的资料，没有 {unknown} 的：名称相似的是另一个数据集。",
    ruled="法务已就该数据回答过一个问题：“{question}”。如果您问的正是这个，请照此提问。",
    comma="、",
    last=" 和 ",
    unknown_subject="我没有关于“{name}”的文件。",
    puzzle="我不明白这里的“{words}”；请用完整的句子提问。",
    which_dataset="仅凭许可证不能决定：请告诉我是哪个数据集。",
    licence_unreviewed="{name} 的许可证还没有人审核过。",
    source_unknown="{subject} 的部分数据来自 {source}，而我没有 {source} 的条款。",
    source_unruled="{subject} 的部分数据来自 {source}，而我没有关于 {source} 条款的规则。",
    licence_class="{name} 是一种许可证，类别为：{group}。",
    licence_recorded="{name} 的许可证登记为：{licence}。",
    licence_is="{name} 的许可证是 {licence}（{group}）。",
    licence_declared="{name} 自称采用 {licence} 许可证，尚未有人审核。",
    marked="{title} 中有一条由程序标出、尚未有人审核的条款：“{words}”。",
    machine_made="{name} 的部分内容据称由机器生成，尚未有人审核由何生成。",
    clause="{title} 规定：“{words}”。",
    was_asked="法务当时被问到的是：“{words}”。如果您问的是别的，请咨询法务。",
    beyond="语言模型认为“{words}”超出了法务当时被问到的内容，因此法务对该数据的答复在此不构成许可。",
    issue="未决法律问题 {issue}（{title}）",
    own_words="关于 {name} 的记录：“{words}”",
    replaced_on="已于{date}被替代，不再有效：{title}曾写道“{words}”。",
    replaced="已被替代，不再有效：{title}（{date}的副本）曾写道“{words}”。",
    in_force_then="截至{date}有效，现已失效：{title}曾写道“{words}”。这只是历史，如今不构成任何许可。",
    too_long="问题有 {count} 个字符，我最多读 {most} 个；请缩短后再问。",
    no_words="我在其中找不到文字；请用一句话说明是哪些数据、用来做什么。",
)
