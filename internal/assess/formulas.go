package assess

import "nianbao/internal/document"

// Formula is one of the method's formulas as readers see it.
type Formula struct {
	// Name is the figure's name: 完成进度.
	Name string
	// Symbols is the formula, in MathML and in plain text.
	Symbols document.Formula
	// About says in words what it is, When of which targets it holds.
	About, When string
}

// Sign is a letter of the formulas and what it stands for.
type Sign struct {
	Letter document.Formula
	About  string
}

// formula is the definition that both the methods and the steps print.
type formula struct {
	name, letter string
	is           expression
	// about explains it; when says of which targets or indicators it holds.
	about, when string
}

// The formulas of the method. A test computes each from what is printed beside
// it on an indicator's page and compares it with what the code found.
var (
	realisationUp   = formula{"实现程度", "z", stacked(symbol("x"), symbol("y")), "本年水平占目标值的多少，限于0至100%，不看基期", "越大越好的指标"}
	realisationDown = formula{"实现程度", "z", stacked(symbol("y"), symbol("x")), "目标值占本年水平的多少，限于0至100%，不看基期", "越小越好的指标"}
	progressOf      = formula{"完成进度", "P", stacked(difference(symbol("x"), symbol("b")), difference(symbol("y"), symbol("b"))), "已走过的占全程多少", "水平、倍增、达标占比、清零"}
	elapsedOf       = formula{"序时进度", "E", stacked(difference(symbol("t"), symbol("t_0")), difference(symbol("T"), symbol("t_0"))), "从基期到目标年，时间过了多少", "水平、倍增、达标占比、清零"}
	dueLinear       = formula{"应达水平", "D", sum(symbol("b"), multiplied(difference(symbol("y"), symbol("b")), stacked(symbol("n"), symbol("N")))), "每年变化同样的数量", "线性路径"}
	dueGeometric    = formula{"应达水平", "D", multiplied(symbol("b"), raise{divided(symbol("y"), symbol("b")), "n", "N"}), "每年增长同样的比率", "几何路径"}
	gapOf           = formula{"差", "G", toward{difference(symbol("x"), symbol("D"))}, "与应达水平相比，正数为超前", "水平、倍增、达标占比、清零"}
	actualGrowth    = formula{"实际年均增长", "a", difference(raise{divided(symbol("x"), symbol("b")), "1", "n"}, symbol("1")), "从基期到本年", "几何路径"}
	neededGrowth    = formula{"应有年均增长", "r", difference(raise{divided(symbol("y"), symbol("b")), "1", "N"}, symbol("1")), "从基期到目标年", "几何路径"}
	paceGeometric   = formula{"节奏", "R", divided(toward{symbol("a")}, absolute{symbol("r")}), "实际速度与应有速度之比", "几何路径"}
	paceLinear      = formula{"节奏", "q", divided(symbol("P"), symbol("E")), "走过的路程与过去的时间之比", "线性路径"}
	pacePast        = formula{"节奏", "q", divided(negative{symbol("P")}, symbol("E")), "变差为负", "线性路径，基期已优于目标值"}
	requiredRate    = formula{"今后需要", "u", difference(raise{divided(symbol("y"), symbol("x")), "1", "m"}, symbol("1")), "以后每年的增长率", "几何路径"}
	requiredStep    = formula{"今后需要", "u", stacked(difference(symbol("y"), symbol("x")), difference(symbol("T"), symbol("t"))), "以后每年的变化量", "线性路径"}
	goalOf          = formula{"目标水平", "y", multiplied(symbol("k"), symbol("b")), "基期数值的k倍", "倍增目标"}
	marginOf        = formula{"余量", "G", toward{difference(symbol("x"), symbol("y"))}, "与目标值相比，正数为优于目标", "按年评价的目标"}
	meanOf          = formula{"年均增长", "M", difference(raise{every{"∏", sum(symbol("1"), symbol("g_i"))}, "1", "n"}, symbol("1")), "基期以后各年增长速度连乘后开方", "年均增长目标"}
	meanMargin      = formula{"余量", "G", toward{difference(symbol("M"), symbol("g"))}, "年均增长与目标相比，正数为优于目标", "年均增长目标"}
	meanPace        = formula{"节奏", "q", divided(symbol("M"), symbol("g")), "年均增长是目标的多少倍，仅供参考", "年均增长目标"}
	requiredMean    = formula{"今后需要", "u", difference(raise{stacked(raise{sum(symbol("1"), symbol("g")), "N", "1"}, every{"∏", sum(symbol("1"), symbol("g_i"))}), "1", "m"}, symbol("1")), "以后各年的平均增长速度", "年均增长目标"}
	sinceLast       = formula{"比上年", "c", difference(symbol("x"), symbol("x_1")), "本年与上年之差", "逐年变化目标"}
	meanStep        = formula{"年均变化", "M", stacked(difference(symbol("x"), symbol("b")), difference(symbol("t"), symbol("t_0"))), "基期以来平均每年变化多少", "逐年变化目标"}
	realisationBand = formula{"实现程度", "z", difference(symbol("1"), stacked(symbol("δ"), symbol("F"))), "区间内为100%，区间外以历年最远的距离为0", "区间目标"}
	annualUp        = formula{"完成年度目标", "z", stacked(symbol("x"), symbol("A")), "与本年的年度目标相比，限于0至100%", "越大越好的指标"}
	annualDown      = formula{"完成年度目标", "z", stacked(symbol("A"), symbol("x")), "与本年的年度目标相比，限于0至100%", "越小越好的指标"}
	compositeOf     = formula{"综合实现程度", "Z", stacked(every{"∑", multiplied(symbol("w_i"), symbol("z_i"))}, every{"∑", symbol("w_i")}), "各指标得分的加权平均", "各领域和全部指标"}
	trendValue      = formula{"走势推算", "X", sum(symbol("x"), multiplied(symbol("h"), symbol("β"))), "过去的走势延续h年；总量和指数用对数计算", "水平、倍增、达标占比、清零"}
	trendError      = formula{"推算的标准误", "s_h", multiplied(symbol("s"), square{multiplied(symbol("h"), sum(symbol("1"), stacked(symbol("h"), difference(symbol("k"), symbol("1")))))}), "随机游走加漂移；80%区间为推算数加减t分布分位数（自由度k−2）乘标准误", "水平、倍增、达标占比、清零"}
)

// Formulas returns the formulas of the method in the order in which they are used.
func Formulas() []Formula {
	var list []Formula
	for _, f := range []formula{
		realisationUp, realisationDown, progressOf, elapsedOf, dueLinear, dueGeometric, gapOf,
		actualGrowth, neededGrowth, paceGeometric, paceLinear, pacePast, requiredRate, requiredStep,
		goalOf, marginOf, meanOf, meanMargin, meanPace, requiredMean, sinceLast, meanStep, realisationBand, annualUp, annualDown, compositeOf, trendValue, trendError,
	} {
		list = append(list, Formula{f.name, f.symbols(), f.about, f.when})
	}
	return list
}

// full says when f holds and what it is.
func (f formula) full() string { return f.when + "：" + f.about }

// symbols writes f with its left side.
func (f formula) symbols() document.Formula {
	return document.Formula{
		Text:   text(symbol(f.letter)) + " = " + text(f.is),
		MathML: "<math>" + letter(symbol(f.letter)) + operator("=") + mathML(f.is) + "</math>",
	}
}

// Signs returns the letters of the formulas.
func Signs() []Sign {
	var list []Sign
	for _, s := range []struct{ letter, about string }{
		{"x", "本年水平；x₁为上年水平"}, {"b", "基期水平"}, {"y", "目标值"}, {"A", "本年的年度目标"},
		{"t_0", "基期年；t为本年，T为目标年"}, {"n", "已过年数 t − t₀；N为全程年数 T − t₀，m为尚余年数 T − t"},
		{"d", "方向：越大越好为1，越小越好为−1"}, {"k", "倍数；在走势推算里是年份数"}, {"g", "年均增长的目标；gᵢ为各年增长速度"},
		{"δ", "离区间（下限q₁至上限q₂）的距离；F为历年最远的距离"}, {"w_i", "权重；zᵢ为得分"}, {"β", "各年变化的平均；s为各年变化的标准差（自由度k−2），h为向后的年数"},
	} {
		list = append(list, Sign{symbolOf(s.letter), s.about})
	}
	return list
}
