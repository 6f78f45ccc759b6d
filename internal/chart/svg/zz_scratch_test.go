package svg

import (
	"os"
	"strings"
	"testing"

	"nianbao/internal/chart/echarts"
)

func TestScratch(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<!doctype html><html class="` + *galleryClass + `" lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="/tmp/h-kinds/site.css"><body style="padding:20px;display:flex;flex-wrap:wrap;gap:40px">` + Symbols() + Defs())
	names := os.Getenv("NAMES")
	for _, s := range samples() {
		if !strings.Contains(names+" ", s.name+" ") {
			continue
		}
		for _, w := range []Width{Text, Phone} {
			o, ok := echarts.Option(s.spec)
			b.WriteString(`<div style="width:` + []string{"684px", "", "328px"}[w] + `"><figure class="fig" id="` + s.name + `"><figcaption><p class="fig-t">` + s.name + `</p></figcaption>` + strings.Replace(Draw(s.spec, w), "<svg class=\"ch ch-n", "<svg style=\"display:block!important\" class=\"ch ch-n", 1))
			if ok {
				b.WriteString(`<script type="application/json">` + string(o) + `</script><div class="fig-n"><p class="fa"><button type="button" data-chart="/work/main/templates/echarts/echarts.js">交互</button></p></div>`)
			}
			b.WriteString(`</figure></div>`)
		}
	}
	b.WriteString(`<pre id=err></pre><script>window.onerror=function(m,f,l){document.getElementById('err').textContent+=m+' '+f+':'+l+'\n'};console.error=function(m){document.getElementById('err').textContent+=m+'\n'};console.warn=console.error</script><script src="/work/main/templates/assets/chart.js"></script><script>document.querySelectorAll('button[data-chart]').forEach(function(b){b.click()})</script>`)
	os.WriteFile("/tmp/h-kinds/live.html", []byte(b.String()), 0o644)
}
