package binding

// Group is a set of words that are asked of one kind of thing.
type Group struct {
	Title, About string
	Words        []Word
}

// Word is a word of a binding: what it says, and a binding that uses it.
type Word struct{ Word, Example, About string }

// Guide explains every word that authors may bind, in Chinese. A test compares
// it with the tables that the resolver goes by.
func Guide() []Group {
	return []Group{
		indicatorGuide(), judgedGuide(), describedGuide(), countGuide(), listGuide(), otherGuide(), generalGuide(), ownGuide(),
	}
}

// on makes words whose example asks them of one thing.
func on(subject string, pairs ...[2]string) []Word {
	words := make([]Word, len(pairs))
	for i, p := range pairs {
		words[i] = Word{p[0], "{{" + subject + " " + p[0] + "}}", p[1]}
	}
	return words
}

func indicatorGuide() Group {
	return Group{"指标的数", "先写指标的名称、简称、别名或代码，后面的词次序随意。", append([]Word{
		{"", "{{工业总产值}}", "本版这一年的数和单位"},
		{"四位年份", "{{工业总产值 2023}}", "另一年；写“上年”是上一年"},
		{"区域", "{{工业总产值 东园}}", "另一个区域：园区、全市、全省"},
		{"期别", "{{工业总产值 2023 1—9月}}", "不是全年的数，写法同监测值的“期别”"},
		{"占比", "{{工业总产值 东园 占比}}", "一个园区占全区的比重，要写园区"},
		{"条款", "{{工业总产值 一-1 目标}}", "几处条款各有目标时，问其中一处；不写是决定评价的那一处"},
	}, on("工业总产值",
		[2]string{"值", "同不写"},
		[2]string{"同比", "比上年增长的数：12.3%，比率、占比是0.6个百分点"},
		[2]string{"增减", "同比带上动词：增长12.3%、下降3.2%、提高0.6个百分点、持平"},
		[2]string{"增量", "比上年的差带上动词：增加7家、减少0.03"},
		[2]string{"修订前", "这个数修订以前发布的数"},
		[2]string{"年度目标", "这一年的年度目标"},
	)...)}
}

func judgedGuide() Group {
	return Group{"指标的目标和评价", "可以加年份，问那一年的版次怎么说。只评价全区，不能加区域。", on("工业总产值",
		[2]string{"目标", "目标值"},
		[2]string{"目标年", "哪一年达到"},
		[2]string{"基期", "基期的数"},
		[2]string{"基期年", "基期是哪一年"},
		[2]string{"应达", "按时间过去的多少，这一年应当达到的水平"},
		[2]string{"差", "和应达的差带上词：差28.3亿元、好于应达水平2家"},
		[2]string{"实现程度", "现在的数是目标的百分之几"},
		[2]string{"完成进度", "从基期到目标的路走了百分之几"},
		[2]string{"序时进度", "从基期到目标年的时间过了百分之几"},
		[2]string{"快慢", "完成进度比序时进度：快于序时进度6.8个百分点"},
		[2]string{"年均", "到这一年的年均增长"},
		[2]string{"需年均", "要按期实现，今后每年要增长多少，只有数"},
		[2]string{"今后需要", "同上带上词：2025年需增长23.1%"},
		[2]string{"评价", "评价，带图标"},
		[2]string{"评价词", "评价，只有词"},
		[2]string{"判断", "指标页开头的那句话"},
		[2]string{"变化", "比上年：好转、变差、持平"},
		[2]string{"达标年数", "按年评价的目标：3年中2年达标"},
		[2]string{"阶段", "里程碑的状态：未启动、推进中、已完成"},
	)}
}

func describedGuide() Group {
	return Group{"指标体系里的文字", "", on("工业总产值",
		[2]string{"名称", "指标的名称"},
		[2]string{"简称", "指标的简称"},
		[2]string{"单位", "计量单位"},
		[2]string{"领域", "所属领域"},
		[2]string{"属性", "约束性或预期性"},
		[2]string{"方向", "越大越好或越小越好"},
		[2]string{"条款", "方案的条款"},
		[2]string{"定义", "指标的定义"},
		[2]string{"口径", "统计口径"},
		[2]string{"说明", "备注"},
		[2]string{"责任部门", "责任部门，带链接"},
		[2]string{"权重", "权重"},
	)}
}

func countGuide() Group {
	return Group{"数一数目标",
		"“评价”后面可以写章（二）、领域、约束性或预期性，只数这一部分；也可以直接写领域名：{{产业 落后}}。",
		append(on("评价",
			[2]string{"摘要", "一句话：共几项目标，各种评价各几项；不写词也是它"},
			[2]string{"完成情况", "一句话：提前实现几项，快于预期几项……，逐个评价列出"},
			[2]string{"目标数", "目标几项"},
			[2]string{"指标数", "指标几项"},
			[2]string{"已实现或达标", "几项，包括提前实现、已达成、达标、已完成"},
			[2]string{"按进度推进", "几项，包括快于预期、符合预期、推进中"},
			[2]string{"落后", "几项，包括滞后、倒退、未达成、未达标、逾期"},
			[2]string{"提前实现", "几项"}, [2]string{"快于预期", "几项"}, [2]string{"符合预期", "几项"},
			[2]string{"需加快", "几项"}, [2]string{"滞后", "几项"}, [2]string{"倒退", "几项"},
			[2]string{"已达成", "几项"}, [2]string{"未达成", "几项"}, [2]string{"达标", "几项"}, [2]string{"未达标", "几项"},
			[2]string{"已完成", "几项"}, [2]string{"推进中", "几项"}, [2]string{"未启动", "几项"}, [2]string{"逾期", "几项"},
			[2]string{"无法评估", "几项"},
		), Word{"综合", "{{产业 综合}}", "领域的综合实现程度"}, Word{"综合实现程度", "{{产业 综合实现程度}}", "同上"})}
}

func listGuide() Group {
	return Group{"四个清单",
		"先写重大改革清单、向上争取清单、重大项目清单或重点任务清单；可以加章、园区或部门：{{重大项目清单 二 逾期}}。",
		on("重大项目清单",
			[2]string{"项数", "几项；不写词也是它"},
			[2]string{"已完成", "几项"},
			[2]string{"推进中", "几项，逾期的除外"},
			[2]string{"未启动", "几项，逾期的除外"},
			[2]string{"逾期", "几项过了时限没有完成"},
			[2]string{"按进度", "几项按进度推进或未到时限"},
			[2]string{"需关注", "几项较慢或逾期"},
			[2]string{"总投资", "合计，亿元"},
			[2]string{"总额", "同总投资；向上争取清单是争取资金合计"},
			[2]string{"年度计划", "合计，亿元"},
			[2]string{"年度完成", "合计，亿元"},
			[2]string{"占年度计划", "年度完成占年度计划的百分之几"},
			[2]string{"累计完成", "合计，亿元"},
			[2]string{"占总投资", "累计完成占总投资的百分之几"},
			[2]string{"摘要", "清单页开头的那句话"},
			[2]string{"名称", "清单的名称"},
		)}
}

func otherGuide() Group {
	return Group{"图、表和链接", "", []Word{
		{"图", "{{图 output}}", "图的编号，带链接；output 是那幅图的 id"},
		{"表", "{{表 parks}}", "表的编号，带链接"},
		{"指标", "{{指标 工业总产值}}", "指标的名称，链到它的页面"},
		{"园区", "{{园区 东园}}", "园区的名称，链到它的页面"},
		{"部门", "{{部门 经发局}}", "部门的名称，链到它的页面"},
		{"园区名", "{{东园 工业总产值}}", "同 {{工业总产值 东园}}；只写园区名是它的名称，加“简介”是简介，加“考核”是考核得分和名次的一句话"},
	}}
}

// generalGuide explains what takes no further word.
func generalGuide() Group {
	g := Group{Title: "版次和方案"}
	for _, p := range [][2]string{
		{"本年", "本版的年份：2024"},
		{"上年", "上一年：2023"},
		{"版次", "本版的名称：2024年版"},
		{"版数", "共有几版"},
		{"方案", "方案的名称"},
		{"方案期", "方案期第三年，共四年"},
		{"起始年", "方案首年"},
		{"终期年", "方案末年"},
		{"报告", "报告的名称"},
		{"发布单位", "编制报告的单位"},
		{"发布日期", "本版的发布日期"},
		{"权重界限", "有数可算的权重至少占多少才给综合实现程度：75%"},
		{"推算年数", "至少几年的数才给走势推算的区间：4"},
	} {
		g.Words = append(g.Words, Word{p[0], "{{" + p[0] + "}}", p[1]})
	}
	return g
}

// ownGuide explains what only templates of generated pages may say.
func ownGuide() Group {
	return Group{"只用于 templates/pages/ 里的版式", "代替名称，指这一页自己的对象。", []Word{
		{"本指标", "{{本指标 判断}}", "指标页的指标，后面的词同上"},
		{"本园区", "{{本园区 简介}}", "园区页的园区；还有名称、考核"},
		{"本部门", "{{本部门 职责}}", "部门页的部门；还有名称、简称、摘要、事项数"},
		{"本清单", "{{本清单 摘要}}", "清单页的清单"},
		{"本领域", "{{评价 本领域 摘要}}", "领域"},
	}}
}
