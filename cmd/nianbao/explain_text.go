package main

// figuresText is the topic 填数.
const figuresText = `填数：

  只填数字。单位写在“单位”列或表头括号里：总投资（亿元）。
  千位可以写 1,234；小数点用半角的点。
  70.23% 填 70.23，不填 0.7023；单元格设为百分比格式、显示 70.23% 也可以。
  下降写成负数：-3.2。
  “约800”“800多”“5~10”不是一个数，要改成确切的数；概数写到备注。

缺数：
  空白        不知道，显示“无公开数据”
  …           小于最小计量单位
  — 或 - 或 / 不适用
  0           就是零

日期：2024、2024-06、2024年6月、2024-06-30；没有时限写“长期”。
年份：2024，也可以写 2024年。
是否：填 是 或 否；空白是否，“公开”空白是公开。

公式可以用，程序读保存时算好的结果；保存前让 Excel 或 WPS 算完。
合并单元格里的文字各行共用；数不要放在合并单元格里。
“合计”“总计”行不读，合计由程序计算。
.xlsx 和 .csv 都可以；.xls、.et 要另存为 .xlsx。

看程序把一张表读成了什么：nianbao inspect data/2024/监测值.xlsx
`

// narrativeText is the topic 正文.
const narrativeText = `正文放在 content/<年份>/，文件名是 NN-名称.md：NN 是两位数字，按它排序；
名称只用小写字母、数字和连字符，如 02-gongye.md。用记事本编辑，编码选 UTF-8。
content/about.md 是“关于”页，不属于哪一年。

开头写页头，夹在两行 --- 之间：
  ---
  title: 二、推进新型工业化
  short: 新型工业化
  lead: 工业总产值达到{{工业总产值}}。
  chapter: 二
  departments: [经发局]
  ---
  title        必须有，页面的标题
  short        导航里的短标题；不写同 title
  lead         标题下面的一句话
  chapter      报告方案的哪一章。指标体系、四个清单里“章”相同的归入这一页：
               页上没有 keys、indicators 指令时，程序加上这一章的关键数字和指标完成情况表
  departments  责任部门，写部门表里的名称、简称或代码

正文：
  空一行另起一段。从 Word 粘贴的段首全角空格也算另起一段。
  ## 一级小标题    ### 二级    #### 三级。不要跳级；# 不用，标题在页头里。
  - 列项           1. 编号列项           > 引用
  **加粗**  *强调*  ~~删去~~
  [文字](03-yuanqu.md)  链到旁边的文件；[文字](https://…)  链到别处
  行末两个空格      段内换行
  [^甲]             注；另起一行写 [^甲]: 注的内容
  {{工业总产值}}    数据里的数，见 nianbao explain 绑定
  插入图、表、清单、提示，见 nianbao explain 图表指令

表格：
  | 项目 | 数量 |
  |---|---:|
  | 甲 | 3 |
  第二行 ---: 的列是数，靠右。以“合计”开头的行是合计，以“其中”开头的是其中项。

不能用：图片、横线、代码块、HTML（<br>、<sub>、<sup> 除外）。
符号前加 \ 就只是符号：\{{、\*、\|。
`

// releaseText is the topic 锁定.
const releaseText = `定稿以后：
  1. nianbao.yaml 里这一版写 status: released。
  2. nianbao release 2024 锁定：把文件指纹、全部公布的数和评价、计算方法的版本写进
     editions/2024.lock.json，与数据一起保存。不要手改这个文件，改了程序不认。
  3. nianbao build 生成网站。

锁定以后，下面的改动 check 和 build 都报错，写明哪个指标、哪一年、由多少改为多少：
  data/2024/、content/2024/ 里的文件改了、少了、多了（只是重新存盘也算，因为网页公布文件指纹）
  别处的文件改了，使这一版公布的数、评价、指标的名称定义、园区和部门的说明、修订和目标调整的
  原因等变了
  换了程序，算法不同，使数或评价变了
不算改动：data/ 里各版共用的表加了以后年份的监测值和年度目标；导航、“已归档”的提示、页面样式。

改错了就改回。确需更正：
  nianbao release 2024 --date 2025-06-01 --note "更正工业总产值，原数含区外企业"
这句话登在这一版的首页。

以后发现旧数要改，一般不动旧版：在新一年的监测值里填新数，在新一年的修订说明里写
原值、新值和原因。年度目标改了也要写，有文件的写在目标调整里。旧版照旧显示当时的数，
指标页列出历版所载，“与上版比较”页列出修订。

下一年：nianbao new edition 2025
  nianbao.yaml 加上这一版（草稿）；data/2025/ 放好同样的工作簿，数值空着，
  四个清单和督查整改带上没有办完的事项；content/2025/ 放好各章的题头、标题和图表指令。
  已有的文件不动；有一个文件已经存在，就什么也不写。
`

// mapText begins the topic map.yaml.
const mapText = `统计局、部门的统计表原样放进 data/，程序自己认出题名、单位、表头和标签：
  nianbao inspect data/2024/年鉴.xlsx
认得不对，或要用表里的数，就在旁边放一个 年鉴.map.yaml，从程序认出的开始改：
  nianbao inspect --map data/2024/年鉴.xlsx > data/2024/年鉴.map.yaml
在 PowerShell 里 > 会改掉编码，要写成：cmd /c "nianbao inspect --map 年鉴.xlsx > 年鉴.map.yaml"

写到的工作表，只读 tables 里列出的表；没有写到的工作表由程序识别。带 * 的必须有，
其余都可以删去，删去的由程序识别。行号、列的字母都是工作表上的。
`

// mapExample ends the topic map.yaml.
const mapExample = `
如：

publish_as: 全市统计年鉴（节选）
missing: {unknown: ["…"]}
sheets:
  - name: 3-6
    tables:
      - range: A3:H25
        title: 各区县工业产值
        units: [万元]
        header_rows: [3, 4]
        label_columns: [A]
        unit_column: ""
        column_units: {H: "%"}
        kinds: {5: 合计, 9: 分组}
        convert: {万元: 亿元}
        feeds:
          - indicator: 工业总产值
            row: 全市
            years: 2021-

改后用 nianbao inspect 查看读成了什么；写错的地方用 nianbao check 查。
`

// feedsText shows the usual shapes of tables that feed indicators, after
// [mapExample].
const feedsText = `
feeds 的几种写法：

  # 行是指标，列是年份：各年的数都取
          - {indicator: 工业增加值, row: 规上工业增加值, years: 2021-}
  # 几行同名：写全路径，或行号
          - {indicator: 税收, row: 全市/工业/税收}
          - {indicator: 研发投入, row: 12}
  # 行是园区，列是指标；表里没有年份
          - {indicator: 工业总产值, column: 总产值, area: 行, areas: [甲园区, {高新园: 高新技术园区}], year: 2024}
  # 行是年份，列是指标
          - {indicator: 常住人口, column: 年末人口, area: 全市}
  # 只要一个单元格
          - {indicator: 研发强度, cell: D12, year: 2024, status: 初步, source: 市统计局快报}

标签照表上的写，其中的空格、单位和注号不用写。一个指标在同一年、同一区域只能对上一个数。
单位和指标体系的不同时，能换算的写 convert；表里没有单位的写 unit。换算过的数在页面上注明。
空格不取；“…”“—”按缺数；“约300”这样的文字是错误，指出那一格。
表头写着 1—9月、上半年的，作为那个期别的数，只作参考；只要全年的写 period: 全年。
`

// configExample ends the topic nianbao.yaml.
const configExample = `
最少要写这些：

report:
  name: 甲区行动方案年度报告
  publisher: 甲区行动方案领导小组办公室
plan:
  title: 《甲区行动方案（2022—2025年）》
  start: 2022
  end: 2025
editions:
  - year: 2024
    date: 2025-03-28 09:00
`

// verdictText follows the words of the topic 评价; it wants the least coverage.
const verdictText = `
水平、达标占比、倍增目标，目标年以前看节奏：走过的路和应走的路之比，1.00 是正好按期。
保持、年均增长、逐年变化、清零目标按年评价；区间目标到目标年以前按年评价。
里程碑和清单事项看填的状态和时限。
节奏按没有四舍五入的数判断。实现程度、完成进度等怎样算，见网站的“评价方法”页。

评价只用全区（nianbao.yaml 的 plan.area）全年的数；其他区域、其他期别的数只作参考。
一个指标有几个目标时，各自评价，以最差的为指标的评价。
领域的综合实现程度按权重平均；有数可算的权重不足%s时不给出。
各个界限可以在 nianbao.yaml 的 rules 里改，见 nianbao explain nianbao.yaml。
`

const chartsText = `图模板：每一种图（chart 指令的 kind）是 templates/charts/ 下的一个 .yaml 文件，写画什么、用哪种数。
内置的都可以替换，也可以加自己的，不用编程：

  1  在项目里建文件夹 templates/charts
  2  取一个相近的作底稿：  nianbao explain trend > templates/charts/我的图.yaml
     （Windows 的命令行也这样写；文件存成 UTF-8）
  3  改它，例如把 mark: line 改成 mark: bar
  4  正文里写  kind: 我的图

文件名与内置的相同（如 trend.yaml），就替换内置的，各页都用它。写错的地方 nianbao check 指到行和列。
用 VS Code 等编辑器时，再取  nianbao explain schema.json > templates/charts/schema.json，编写时就有提示。

内置的图：
`
