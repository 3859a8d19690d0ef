# 窗口和命令行用语（简体中文）。键和参数与 en.ftl 相同。
# 用词依联合国文件惯例；按钮后带“…”者会打开对话框。

## 程序

app-tagline = 条约案文谈判工作台
app-offline = 离线运行：不建立任何网络连接，不向外发送任何内容
app-version = 版本 { $version }
app-licence = MIT 或 Apache 2.0 许可
app-unsaved = 有未保存的改动
app-saved = 已保存
app-read-only = 只读
app-sample = 示例草案

## 菜单

menu-file = 文件
menu-edit = 编辑
menu-view = 视图
menu-draft = 草案
menu-help = 帮助

## 操作

action-new = 新建工作区
action-open = 打开工作区…
action-open-recent = 最近打开
action-save = 保存
action-save-as = 保存到文件夹…
action-quit = 退出
action-undo = 撤销
action-undo-named = 撤销：{ $what }
action-redo = 重做
action-redo-named = 重做：{ $what }
action-copy = 复制
action-find = 查找…
action-palette = 全部命令…
action-next-finding = 下一处异议
action-previous-finding = 上一处异议
action-add-article = 增加一条
action-delete-article = 删除本条
action-move-up = 上移
action-move-down = 下移
action-add-paragraph = 增加一款
action-split = 拆分本款
action-merge-up = 并入上一款
action-demote = 降一级
action-promote = 升一级
action-mark-complete = 草案已完整
action-mark-complete-hint = 将草案未作规定之处一并计入，随即影响判定
action-code-confirm = 确有此内容
action-code-reject = 并无此内容
action-code-add = 手工编码…
action-ignore = 搁置此项评估意见…
action-insert-model = 插入示范措辞
theme-light = 浅色
theme-dark = 深色
theme-system = 跟随系统
density-comfortable = 宽松
density-compact = 紧凑
action-zoom-in = 放大
action-zoom-out = 缩小
action-zoom-reset = 正常大小
action-language = 语言
action-reset-layout = 恢复面板布局
action-settings = 设置…
action-shortcuts = 键盘快捷键
action-about = 关于 Travaux
action-apply = 应用
action-cancel = 取消
action-dismiss = 不再提示
action-remove = 移除
action-clear-search = 清除搜索内容
action-close-dialog = 关闭
action-less = 收起
action-open-source = 在浏览器中打开来源
action-ok = 确定

## 面板与标签页

panel-outline = 大纲
panel-text = 案文
panel-blocs = 集团
panel-objections = 异议
panel-problems = 问题
panel-matrix = 立场矩阵
panel-bloc-brief = 集团简报
panel-issue-brief = 议题简报
panel-instruments = 文书
panel-accessions = 加入情况

## 判定，由重到轻

verdict = 判定
verdict-of = { $bloc }：{ $verdict }
card-go-to = { $bloc }{ $verdict }；查看卡片
verdict-crosses-red-line = 触碰红线
verdict-conflict = 冲突
verdict-reserve = 保留意见
verdict-satisfies = 满足
verdict-acceptable = 可接受
verdict-no-position = 无立场
verdict-not-coded = 未编码
verdict-crosses-red-line-hint = 案文含有该集团不会签署的内容
verdict-conflict-hint = 案文与该集团的核心立场相抵触
verdict-reserve-hint = 案文与其偏好相抵触，或要求虽得到体现但力度不足
verdict-satisfies-hint = 案文写入了该集团所要求的内容
verdict-acceptable-hint = 该集团可以接受此处内容
verdict-no-position-hint = 对此没有要求
verdict-not-coded-hint = 未编码：请自行阅读
n-not-coded = { $m } 个条款中有 { $n } 个未编码

## 评估意见

finding-conflict = 冲突
finding-met-too-weakly = 体现但力度不足
finding-still-asks = 仍要求
finding-missing = 缺失
finding-met = 已体现
finding-tolerated = 可容忍
finding-accepted = 已接受
finding-by-silence = 因案文未作规定
finding-ignored = 已搁置
finding-words = 词句
finding-way-out = 如何改变
n-objections = { $n ->
    [0] 没有异议
   *[other] { $n } 项异议
}
remedy-drop-words = 删去或改写“{ $words }”
remedy-add-element = 增加：{ $element }
remedy-drop-element = 删去：{ $element }
remedy-raise-force = 将约束力由{ $now }提高到至少{ $least }
remedy-fallback = 有记录的退让方案

## 要求、力度、可信度

verb-requires = 要求
verb-accepts = 接受
verb-opposes = 反对
strength-red-line = 红线
strength-core = 核心
strength-preference = 偏好
strength-red-line-hint = 否则不签署
strength-core-hint = 属于核心立场
strength-preference-hint = 倾向如此
confidence = 可信度
confidence-seed = 来源文件
confidence-record = 有案可查，已核读
confidence-record-unread = 有案可查，未复核
confidence-inferred = 推断
confidence-none = 无立场记录
confidence-seed-hint = 见于某一来源文件
confidence-record-hint = 已查阅的公开来源
confidence-record-unread-hint = 属公开记录，据一般了解写入，未重新查阅
confidence-inferred-hint = 分析人员的推断，并非表态
confidence-none-hint = 没有任何记录
doubt-none = 已核对
doubt-known = 一般了解
doubt-arguable = 可商榷
doubt-low = 仅知结构
layer-shared = 共享
layer-private = 保密
layer-private-hint = 仅限本代表团：绝不随对外导出流出
salience = 重要程度
salience-value = 重要程度 { $value }（满分 100）
salience-none = 无重要程度记录

## 法律约束力

force = 法律约束力
force-prohibition = 禁止
force-obligation = 义务
force-softened = 弱化的义务
force-endeavour = 努力
force-recommendation = 建议
force-permission = 许可
force-statement = 陈述

## 立场矩阵的单元格

stance-wants = 主张
stance-rejects = 反对
stance-mixed = 兼有
stance-open = 开放
stance-none = 无立场记录

## 各款状态

status = 状态
status-open = 未决
status-bracketed = 置于方括号内
status-pending = 待指示
status-agreed-informals = 非正式磋商商定
status-agreed-ad-referendum = 暂定商定（待核准）
status-agreed = 商定
status-deleted = 已删除
status-moved = 已移动

## 案文各部分

text-article = 条
text-article-n = 第 { $n } 条
text-paragraph = 款
text-item = 项
text-tail = 结尾部分
text-blank-article = （无标题）

## 各方

bloc = 集团
bloc-own = 本代表团
bloc-own-none = 尚未选定本代表团
bloc-dissent = 有记录的不同立场
bloc-stance = 立场
bloc-fallback = 退让方案
bloc-no-position = 无立场记录
bloc-kind-bloc = 集团
bloc-kind-group = 无立场的国家组
bloc-kind-views = 会议记录的意见
bloc-state = 国家
bloc-states = 各国

## 议题、要素、来源

issue = 议题
issues = 议题
element = 要素
elements = 要素
question = 问题
family = 类别
source = 来源
sources = 来源
note = 附注
notes = 附注
date = 日期
year = 年份
reason = 理由
as-of = 截至
as-of-year = 截至 { $year } 年
likelihood = 可能性

## 通过规则

vote-yes = 赞成
vote-no = 反对
vote-abstain = 弃权
rule-consensus = 协商一致
rule-two-thirds = 出席并参加表决者的三分之二
rule-simple = 简单多数
rule-adopted = 可获通过
rule-rejected = 不获通过
rule-open = 未定
rule-tally = 赞成 { $yes }，反对 { $no }，弃权 { $abstain }，不明 { $unknown }

## 筛选、排序、搜索

search = 搜索
search-issues = 搜索议题
search-objections = 搜索异议
filter-all-blocs = 全部集团
filter-all-issues = 全部议题
n-of-m = { $n }/{ $m } 项
n-shown = 显示 { $n } 项，共 { $m } 项

## 表格（供读屏与键盘使用）

grid-cell = { $row }，{ $column }：{ $text }
grid-empty-cell = 空
grid-sort-hint = 按此列排序

## 加入情况图

chart-coe = 欧洲委员会成员国
chart-others = 其他国家
chart-cumulative = 缔约方总数
chart-bar = { $year } 年：欧洲委员会成员国 { $coe } 个，其他国家 { $others } 个，缔约方共 { $cumulative } 个
chart-summary = { $first } 至 { $last } 年加入情况：缔约方共 { $parties } 个
chart-empty = 无加入记录

## 空白状态

empty-draft = 尚无条款
empty-draft-hint = 粘贴主席案文，或先增加一条
empty-objections = 没有集团对本草案提出异议
empty-objections-filtered = 没有符合筛选条件的内容
empty-search = 未找到“{ $what }”
empty-problems = 没有问题
empty-matrix = 本卷宗尚无立场记录
empty-recent = 没有最近打开的工作区
hint-first-run = 这是一份示例草案。请在任一条款中输入文字，并留意右侧卡片；首次保存时会请您选择文件夹。

## 对话框

dialog-unsaved-title = 是否保存改动？
dialog-unsaved-text = “{ $name }”有尚未保存的改动
dialog-save-changes = 保存
dialog-discard-changes = 不保存
dialog-path-title = 位置
dialog-path-text = 本系统没有文件对话框，请直接输入路径。
dialog-path = 路径
dialog-ignore-title = 搁置此项评估意见
dialog-ignore-text = 搁置后不再影响判定。理由随本款保存。
dialog-reject-title = 否定此编码
dialog-locked-title = 已在别处打开
dialog-locked-text = { $who }已打开此工作区。此处以只读方式打开。
dialog-about-title = 关于 Travaux
dialog-settings-title = 设置
dialog-shortcuts-title = 键盘快捷键
pick-workspace = 选择工作区文件夹
pick-save-folder = 选择保存工作区的文件夹
pick-import = 选择要导入的文件
pick-export = 另存为

## 设置

settings-language = 语言
settings-theme = 主题
settings-density = 密度
settings-size = 文字大小
settings-motion = 减少动态效果
settings-author = 修改历史中的署名
settings-own = 本代表团

## 短暂消息

toast-copied = 已复制
toast-dismiss = 关闭消息
toast-info = 提示
toast-success = 完成
toast-warning = 警告
toast-error = 错误

## 问题的轻重

problem-error = 错误
problem-warning = 警告
problem-remedy = 解决办法

## The window

action-article-down = 条文下移
action-article-up = 条文上移
action-delete-paragraph = 删除该款
action-drop-words = 删去这些词语
action-edit-position = 编辑此立场…
action-export-positions-csv = 导出立场矩阵（CSV）…
action-export-positions-json = 导出立场矩阵（JSON）…
action-export-verdicts-csv = 导出案文矩阵（CSV）…
action-export-verdicts-json = 导出案文矩阵（JSON）…
action-load-positions-file = 从文件载入立场…
action-load-positions-folder = 从文件夹载入立场…
action-next-article = 下一条
action-previous-article = 上一条
action-take-back = 撤回该决定
action-toggle-density = 宽松或紧凑
action-toggle-language = 英文或中文
action-toggle-theme = 浅色或深色
action-why = 理由
articles = 条文
card-asks = 仍然要求
card-missing = 案文缺少
card-no-demand = 对此无要求
card-not-coded = 未编码：请自行阅读
card-own-entry = 依其自身立场
card-unrecorded = 下列议题无记录立场：{ $issues }
dialog-link-text = 这将离开本程序并打开浏览器。本程序自身不建立任何网络连接。
dialog-reject-text = 此处将不再采用该编码，无论线索如何。理由随该款保存。
filter-kinds = 显示哪些结论
filter-outline = 筛选条文、议题与集团
found-by-cue = 所依线索
found-by-person = 经人工确认
found-certain = 确定
found-likely = 很可能
go-to-words = 转到词语 { $words }
hover-more = 理由与来源见右侧卡片
issue-touched = 案文已涉及
kinds-all = 全部结论
kinds-asks = 要求
kinds-objections = 反对意见
kinds-red-lines = 红线
line-verdict = 第 { $place } 款：{ $verdict }
n-problems = { $n } 个问题
notice-export-failed = 未能导出：{ $what }
notice-exported = 已导出至 { $what }
notice-no-model = “{ $what }”以沉默体现，没有示范措辞
notice-no-positions = 在 { $what } 中未找到立场
notice-open-failed = 无法打开 { $what }；原有内容保持不变
notice-opened = 已打开 { $what }
notice-opened-with-problems = 已打开；{ $what } 个问题列于“问题”栏，其余内容可正常使用
notice-positions-loaded = 已载入集团：{ $what }
notice-positions-with-problems = 已载入；{ $what } 个问题列于“问题”栏
notice-reason-needed = 须填写理由
notice-redone = 已重做：{ $what }
notice-save-failed = 未能保存：{ $what }
notice-saved = 已保存至 { $what }
notice-stale-edit = 该操作已不符合当前案文；未作任何更改
notice-undone = 已撤销：{ $what }
only-in-english = （仅有英文）
palette-search = 输入命令
strict = 只计确定者
strict-hint = 只计提示语所发现或人工确认的，不计仅凭措辞判为可能的。
action-strict = 只计确定者
found-likely-by = 可能（{ $n }%）
found-likely-hint = 措辞与含有该要素的句子相似；同样评分者约有百分之{ $n }正确。请确认或否定。
panel-coding = 编码核对
coding-none = 每一句都已编码
coding-none-hint = 未能编码的句子，以及仅属可能的要素，会列在此处，等您判断。
coding-progress = { $m } 句中已处理 { $n } 句
coding-n-uncoded = { $n } 句未编码
coding-n-likely = { $n } 处属可能，未确定
coding-n-decided = 人工决定 { $n } 项
coding-recital = 序言
coding-likely = 可能
coding-uncoded = 未编码
coding-go-to = 转到原文
coding-reviewed = 核对后认为这些词句不含该要素
coding-percent = { $n }%
agreement = 两名编码者
agreement-first = 第一编码者
agreement-second = 第二编码者
agreement-clauses = { $n } 个条款，逐一比较每个要素
agreement-percent = 一致率
agreement-kappa = 科恩 κ
agreement-alpha = 克里彭多夫 α
agreement-f1 = F1 值
agreement-hint = 每名编码者对每个条款的每个要素作出有或无的判断，依据是提示语和本人的决定。κ 与 α 扣除了偶然一致的部分；F1 只看判断为有的部分。
agreement-only = 仅{ $who }认为有
agreement-there = 有该要素
agreement-not-there = 无该要素
agreement-settled = 两人编码不同，经核对后确定
panel-decisions = 人工决定
panel-draft-matrix = 案文矩阵
panel-editor = 立场编辑
recorded-views = 会议记录中的意见
recorded-views-hint = 未注明国家：此类意见不计票
rule-two-thirds-short = 三分之二
scope-article = 本条
scope-clause = 本款
scope-draft = 全文
scope-name = 卡片评判的范围
scope-whole-draft = 案文全文
search-elements = 搜索要素
severity-short = !
text-of-article = 第 { $n } 条案文
text-type-here = 在此键入或粘贴案文
undo-add-element = 人工编码
undo-confirm = 确认编码
undo-delete-article = 删除条文
undo-delete-paragraph = 删除款项，条文
undo-drop-words = 删去词语，条文
undo-edit-text = 键入，条文
undo-ignore = 搁置结论
undo-insert-article = 新增条文
undo-insert-model = 示范措辞：
undo-insert-paragraph = 新增款项，条文
undo-load-positions = 载入立场
undo-merge-lines = 合并行，条文
undo-merge-paragraph = 合并款项，条文
undo-move-article = 移动条文
undo-move-paragraph = 移动款项，条文
undo-put-bloc = 集团
undo-put-issue = 议题
undo-put-members = 成员立场
undo-put-position = 立场
undo-put-source = 来源
undo-reject = 否决编码
undo-set-complete = 案文是否完整
undo-set-draft-title = 案文标题
undo-set-heading = 标题，条文
undo-set-level = 层级，条文
undo-set-own = 本代表团
undo-set-status = 状态，条文
undo-set-title = 工作区标题
undo-split-lines = 新增行，条文
undo-split-paragraph = 拆分款项，条文
undo-take-back = 撤回决定
working = 处理中…
place = 位置
strength = 强度

## 矩阵与简报

list-comma = ，
action-export-csv = 导出 CSV…
action-export-json = 导出 JSON…
action-fold-all = 全部折叠
action-unfold-all = 全部展开
search-articles = 搜索条款
stance-wants-hint = 有所要求，无所反对
stance-rejects-hint = 有所反对，无所要求
stance-mixed-hint = 要求其一，反对其他
stance-open-hint = 仅表示可以接受：对案文没有要求
stance-none-hint = 没有任何记录，或记录中没有对案文的要求
matrix-own = { $bloc }（本代表团）
matrix-columns = 列
matrix-order = 排序
matrix-order-number = 按编号
matrix-order-title = 按标题
matrix-order-family = 按类别
matrix-order-salience = 按对{ $bloc }的重要性
matrix-order-place = 按条次
matrix-order-worst = 最不利的判定在前
matrix-order-verdict = 按{ $bloc }的判定
matrix-in-order = 颠倒顺序
matrix-reversed = 恢复顺序
matrix-grouped = 按类别分组
matrix-red-lines = 仅看红线
matrix-crossed = 仅看触碰红线者
matrix-spoken-for = 由{ $bloc }代表
matrix-nobody = 此处无人代表该国
matrix-states-hint = 各国立场以其自身条目为准；没有的，以其所属集团中首个有立场者为准
matrix-figure-hint = 数字为异议数目
matrix-not-coded = 未编码
instrument-treaty = 条约
instrument-soft-law = 软法
instrument-body = 机构或论坛
list-semicolon = ；
action-own = 这是我的代表团
action-not-own = 不再是我的代表团
action-insert = 插入
action-insert-named = 插入“{ $element }”的案文
action-insert-hint = 置于光标所在段落之后
action-copy-named = 复制“{ $element }”的案文
search-positions = 搜索立场
demands = 诉求
position-of = { $bloc }的立场
position-from = 自 { $from } 起
position-from-until = 自 { $from } 起至 { $until }
position-other-dates = 其他时期
entry-partly-english = 理由、退让方案和说明仅有英文
entry-later = 晚于截至日期
fallback-is = 退让方案：{ $text }
bloc-glance = 概览（{ $year } 年）
bloc-caution = 证据的局限
bloc-members = 成员
bloc-positions = 立场
bloc-group-hint = 这些国家仅一并列出。该国家组没有自己的立场，也没有判定。
views-no-vote = 不计票
issue-n = 议题 { $n }
issue-raised-in = 见于 { $places }
element-in-draft = 已见于草案
element-silence-hint = 整个草案对此未作规定时成立
element-synonym = { $element } 的另一名称
element-found-in = 见于
element-notes = 编码说明
element-no-demand = 没有要求的记录
empty-bloc = 请在大纲中选择一个集团
empty-issue = 请在大纲中选择一个议题
instruments-sections = 本页各部分
instruments-outline = 章节
instruments-contradictions = 相互矛盾之处
instruments-votes = 表决
instruments-all = 全部
instruments-treaties = 条约
instruments-soft-law = 软法
instruments-bodies = 机构与论坛
instruments-kind = 类型
instruments-name = 文书或机构
instruments-parties = 缔约方
instruments-backers = 支持者
instruments-named-in = 提及之处
instruments-undated = 未注明日期
instruments-partly-english = 支持者、现状和说明仅有英文
search-instruments = 搜索文书
n-parties = { $n } 个缔约方
n-signed-only = { $n } 个仅签署
accessions-coe = 欧洲委员会
accessions-others = 其他国家
accessions-total = 当年
accessions-parties = 缔约方总数
contradictions-hint = 资料来源自相矛盾或彼此矛盾之处：如实列出，不加调和
votes-group = 国家组
empty-outline = 没有目录记录
empty-contradictions = 未发现相互矛盾之处
empty-votes = 没有表决记录
instruments-status = 现状

## 立场编辑

editor-positions = 立场
editor-dissent = 不同立场
editor-own-none = 未选定
editor-search-positions = 搜索集团与议题
editor-search-blocs = 搜索集团
editor-search-dissent = 搜索成员与议题
editor-search-issues = 搜索议题与要素
editor-search-sources = 搜索来源
editor-back-to-list = 返回列表
editor-n-demands = { $n } 项要求
editor-nothing = 暂无
editor-choose-hint = 请在左侧选择，或者新增
editor-choose-position = 未选择立场
editor-choose-bloc = 未选择集团
editor-choose-issue = 未选择议题
editor-choose-source = 未选择来源
editor-no-entry = { $bloc }对此议题尚无立场
editor-no-entry-hint = 每项记录载明自某日起所持的立场
editor-entries = 按日期排列的记录
editor-add-entry = 新增记录
editor-new-entry = 新增记录…
editor-remove-entry = 删除此项记录
editor-copy-entry = 复制此项记录…
editor-copy-to = 复制到
editor-copy-now = 复制
editor-copy-of = { $what }的副本
editor-from = 起始日期
editor-until-next = 至 { $date } 的记录为止有效
editor-until-now = 最新记录：在有后续记录之前有效
editor-layer = 可见范围
editor-in-lang = { $what }（{ $lang }）
lang-en = 英文
lang-zh = 中文
lang-fr = 法文
lang-es = 西班牙文
lang-ru = 俄文
editor-no-stance = 请用一句话说明所持立场
editor-salience-recorded = 已知该议题对此集团的分量
editor-salience-hint = 0：无关紧要；100：决定其是否签署。
editor-salience-reason = 该数值的理由
editor-fallback-hint = 显示于卡片，不参与判定
editor-dated-notes = 其他年份的附注
editor-note-n = 附注 { $n }
editor-add-note = 新增附注
editor-when = 年份
editor-demands = 要求
editor-add-demand = 新增要求…
editor-asked-already = 已有要求
editor-demand-twice = 对“{ $what }”已有一项要求
editor-demand-twice-remedy = 请直接修改上列该项
editor-element-gone = 编码手册中没有此要素：任何条款都无法满足或违反该要求
editor-verb = 要求方式
editor-conditions = 条件与附注
editor-at-least = 最低法律约束力
editor-any-force = 不限
editor-at-least-idle = 不起作用：只有载于条款的必备要素才有最低约束力
editor-unless = 有下列要素时可容忍
editor-add-unless = 新增补救要素…
editor-remove-unless = 删除补救要素
editor-unless-where = 须载于何处
editor-in-article = 同一条
editor-in-draft = 全文任何处
editor-unless-idle = 不起作用：只有所反对的内容才谈得上容忍
editor-confidence-note = 说明
editor-unrecorded-holds = 已注明无记录，却有要求或来源：请说明其依据
editor-record-unsourced = 已注明有案可查，却未引来源：请引注来源，或改为推断
editor-inferred-from = 请说明由何推断，或者引注来源
editor-place = 章节、段落或页码
editor-add-source = 引注来源…
editor-source-gone = 来源清单中没有此项：请在“来源”中新增，或者另选
editor-groups = 无立场的国家组
editor-new-bloc = 新增集团…
editor-add-bloc = 新增此集团
editor-copy-bloc = 复制此集团…
editor-remove-bloc = 删除此集团…
editor-remove-bloc-sure = 将删除该集团及其 { $n } 项立场。撤销即可恢复。
editor-remove-sure = 删除
editor-make-own = 设为本代表团
editor-not-own = 不再作为本代表团
editor-short = 简称
editor-full-name = 全称
editor-bloc-note = 作为证据时的注意事项
editor-kind = 类别
editor-group-holds = 已有立场，不能改为无立场的国家组
editor-group-holds-remedy = 请先删除其立场，或者仍作为集团
editor-nameless = 须有英文简称和英文全称
editor-reads-like = 与 { $bloc } 的名称“{ $name }”极易混淆
editor-unseen = 名称中含有不可见字符：{ $code }
editor-rename-remedy = 请另取名称，或者重新输入
editor-members = 成员
editor-members-now = { $year } 年有 { $n } 个
editor-add-member = 新增成员…
editor-members-hint = 一直是或者现在仍是成员的，相应日期留空
editor-is-member = 已是成员
editor-member-twice = { $what }已是成员
editor-member-twice-remedy = 再次加入之前，请先在下方填写退出日期
editor-since = 加入
editor-until = 退出
editor-leaves-first = 退出日期早于加入日期
editor-leaves-first-remedy = 请更正其中一个日期
editor-snapshots = 逐年概览
editor-snapshot-text = 一句话概括其主张
editor-add-snapshot = 新增年份
editor-bad-year = “{ $what }”不是尚未使用的年份
editor-bad-year-remedy = 请写四位数字，每年只列一次
editor-no-dissent = 没有不同立场的记录
editor-no-dissent-hint = 请在该成员所属集团之下新增记录
editor-add-dissent = 新增{ $bloc }成员的记录…
editor-whole-line = 整体立场
editor-dissent-text = 其做法或表态
editor-no-dissent-text = 请说明该成员的做法或表态
editor-dissent-demands-hint = 列有自身要求的，该国在此议题上自行表态；未列的，仅作为卡片附注
editor-demand-elsewhere = 有一项要求涉及其他议题的要素
editor-new-issue = 新增议题…
editor-add-issue = 新增此议题
editor-remove-issue = 删除此议题…
editor-remove-issue-sure = 将删除该议题及其 { $n } 个要素。撤销即可恢复。
editor-issue-used = 尚有立场或要素依托此议题，请先删除：
editor-title = 标题
editor-description = 争议所在
editor-anchors = 提出此议题的来源段落，每行一个
editor-no-question = 每一议题须提出一个中立的问题
editor-no-elements = 没有要素，任何条款都不涉及此议题
editor-n-cues = { $n } 条提示语
editor-n-elements = { $n } 个要素
editor-new-element = 新增要素…
editor-add-element = 新增此要素
editor-to-issue = 返回议题
editor-remove-element = 删除此要素
editor-element-used = 仍有内容涉及此要素，请先在下列各处删除：
editor-in-tables = 表格与附注
editor-and-more = 另有 { $n } 处
editor-label = 名称
editor-no-label = 须有中英文简短名称
editor-effect = 认定所依的法律效果
editor-model = 示范条款
editor-no-model = 请用两种文字各写一句可直接插入案文的完整句子
editor-scope = 载于何处
editor-scope-clause = 条款之中
editor-scope-silence = 以沉默体现
editor-silence = 沉默
editor-absent = 出现下列任一要素即不成立
editor-add-absent = 新增打破沉默的要素…
editor-silence-unbroken = 没有任何内容能打破此沉默：请列出案文不得含有的要素
editor-for-coders = 供编码人员参考
editor-boundaries = 与相近要素的界限
editor-hints = 简短措辞，每行一条
editor-synonym = 是下列要素的别名
editor-no-synonym = 并非别名
editor-found-in = 见于
editor-add-found = 新增文书…
editor-article = 条款号
editor-doubt = 确定程度
editor-cues = 提示语
editor-cue = 提示语
editor-cue-n = 第 { $n } 条
editor-cue-language = 提示语的语言
editor-cues-hint = 含有该要素的案文如何措辞，每行一条。判定随输入更新。
editor-new-cue = 新提示语
editor-add-cue = 新增此提示语
editor-new-source = 新增来源…
editor-add-this-source = 新增此来源
editor-remove-source = 删除此来源
editor-source-used = 仍有内容引注此来源，请先删除引注：
editor-source-date = 所载日期
editor-url = 网址
editor-caution = 注意事项
editor-no-title = 来源须有标题或者说明
editor-cited-by = 被引注之处
editor-cited-by-none = 尚无引注
editor-id = 标识
editor-id-hint = 在所有文件中代表该记录，一经确定不再更改
editor-slug = 请用小写字母、数字和连字符，至多 64 个，以字母开头
editor-source-code = 请用字母、数字和连字符，至多 64 个
editor-bad-id = “{ $what }”不是有效的标识
editor-id-taken = “{ $what }”已被使用
editor-id-taken-remedy = 请另选标识，或者编辑已有的记录
editor-bad-date = “{ $what }”不是日期
editor-bad-date-remedy = 请写成 2016、2016-10 或 2016-10-19
editor-date-taken = 已有 { $what } 的记录
editor-date-taken-remedy = 请修改该项记录，或者另选日期
editor-copy-taken-remedy = 请另选集团或者日期
editor-put-back = 恢复原值
decisions-none = 尚无人工决定
decisions-none-hint = 在案文旁确认、否定或新增编码，或者搁置结论，均连同理由列于此处
decisions-stale = 须重新决定
decisions-stale-hint = 所据词语已改动或删除，决定不再有效：请就新词语重新决定，或者撤回
decisions-firm = 有效
decisions-asked-again = 须重新决定
decisions-confirmed = 确认编码
decisions-rejected = 否定编码
decisions-added = 人工编码
decisions-ignored = 搁置结论
decisions-finding-of = { $bloc }的结论
decisions-whole-paragraph = 整款
decisions-paragraph-gone = 该款已不存在
decisions-unsigned = 未署名
decisions-go-to = 转到词语
decisions-go-to-paragraph = 转到该款
problems-files = 文件
problems-cues = 提示语
problems-none-hint = 凡无法载入或者无法识别的内容，均连同位置和解决办法列于此处

## 未保存的内容与本机版本

notice-discard-failed = 未能丢弃：{ $what }
notice-recover-failed = 未能恢复未保存的内容：{ $what }。它仍留在原处。
notice-recovered = 已恢复 { $what } 处改动，尚未保存；可逐一撤销。
notice-recovered-nothing = 没有需要恢复的内容：全部早已保存
notice-recovered-partly = 有 { $what } 处改动与磁盘上的文本不再相符，仍留在未保存的内容中；其余已恢复
notice-recovered-shared = 已恢复。保密改动从不存放在工作区之外，须重新作出：{ $what }
toast-not-kept = 目前无法留存未保存的内容，请经常保存。{ $what }
dialog-recover-title = 发现未保存的内容
dialog-recover-text = Travaux 上次结束时，{ $name }有 { $n } 处改动尚未保存。最后一处改动作于{ $when }。
action-recover = 恢复
action-recover-later = 以后再看
action-recover-discard = 丢弃
recover-unnamed = 一份尚无文件夹的草案
recover-newer = 这是较新版本的 Travaux 写下的，只有该版本才能恢复。
recover-private = { $n } 处保密改动未予留存
ago-now = 刚才
ago-minutes = { $n } 分钟前
ago-hours = { $n } 小时前
ago-days = { $n } 天前
lock-this-computer = 本机
lock-who = { $host } 上的进程 { $pid } 
lock-since = 在那里打开于{ $when }
lock-uncertain = 那台计算机可能未及关闭就已停机。确知无人在那里编辑时，才可打开编辑。
action-open-anyway = 仍要打开编辑
action-versions = 本机上的版本…
action-unsaved = 未保存的内容…
notice-no-unsaved = 没有未保存的内容
notice-version-failed = 无法打开该版本：{ $what }
notice-version-copied = 已打开较早版本的副本；保存到文件夹即可留存
notice-version-same = 该版本与当前内容相同
notice-version-restored = 已换上较早的版本；保存即留存，撤销即恢复原状
undo-restore-version = 换上较早的版本
dialog-versions-title = 本机上的版本
dialog-versions-text = 每次保存留存一版，至多二十版，存放在工作区之外。其中不含保密内容；保密内容保持现状。
versions-none = 尚无留存的版本：下次保存时留存第一版
version-row = { $when } · { $size } · { $n ->
    [0] 第一版
   *[other] 改动 { $n } 个文件
}
action-version-copy = 打开副本
action-version-restore = 换上此版本
dialog-changed-title = 文件已被其他程序改动
changed-at-save = 未作保存：其他程序改动了将被覆盖的文件。重新载入会采用其内容，并在其上重做您的改动；两者都留会把当前内容另存到旁边的文件夹。
changed-and-dirty = 其他程序改动了此工作区的文件。重新载入会采用其内容，并在其上重做您尚未保存的改动。
changed-outside = 其他程序改动了此工作区的文件。这里显示的仍是改动之前的内容。
changed-more = 另有 { $n } 个文件
action-reload = 重新载入
action-keep-both = 两者都留
action-not-now = 暂不
name-mine = 我的版本
notice-clash = 未保存：其他程序改动了 { $what } 中的文件
notice-reloaded = 已重新载入 { $what }
notice-reload-unfit = 未重新载入：您有 { $what } 处改动与其他程序写下的内容不符。选择两者都留，即不会有任何丢失。
text-preamble = 序言
side-present = 现有案文
redline-counts = 段落：改动 { $changed }，新增 { $added }，删除 { $removed }，移动 { $moved }
redline-n-unmarked = { $n } 处改动在案文中没有标出
redline-moved-from = 自{ $place }移来
redline-moved-to = 移至{ $place }
redline-nothing = 无可判断
redline-better = 好转
redline-worse = 变差
unmarked-gone = 已删除而案文未留痕迹
unmarked-words-gone = 删去文字而案文未留痕迹
unmarked-unbracketed = 未加方括号而插入
