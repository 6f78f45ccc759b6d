package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"nianbao/internal/build"
	"nianbao/internal/sample"
	"nianbao/templates"
)

// BenchmarkBuild measures whole builds: the zone's report and generated
// projects with a page an indicator and ten years of values each. It reports
// pages a second, bytes written, peak memory of the process, and the time of
// each stage.
func BenchmarkBuild(b *testing.B) {
	program := filepath.Join(b.TempDir(), "nianbao")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("zone", func(b *testing.B) { benchmarkProject(b, program, root) })
	for _, n := range []int{200, 2000} {
		b.Run(fmt.Sprintf("indicators=%d", n), func(b *testing.B) {
			benchmarkProject(b, program, sampleProject(b, n))
		})
	}
}

func sampleProject(b *testing.B, n int) string {
	dir := b.TempDir()
	files, err := sample.Project(n)
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		name := filepath.Join(dir, f.Path)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

func benchmarkProject(b *testing.B, program, dir string) {
	result, times := stageTimes(b, dir)
	size := 0
	for _, f := range result.Files {
		size += len(f.Data)
	}
	peak := int64(0)
	b.ResetTimer()
	for range b.N {
		c := exec.Command(program, "build", "-C", dir, "--out", filepath.Join(b.TempDir(), "public"))
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, u.Maxrss)
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(len(result.Report.Pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(size)/1e6, "MB-written")
	b.ReportMetric(float64(peak)/1024, "peak-MiB")
	for _, t := range times {
		b.ReportMetric(float64(t.spent.Microseconds())/1e3, "ms-"+t.name)
	}
}

type stageTime struct {
	name  string
	spent time.Duration
}

// stageTimes builds once in this process, in the stages' own names.
func stageTimes(b *testing.B, dir string) (build.Result, []stageTime) {
	names := map[build.Stage]string{
		build.Read: "read", build.Parse: "parse", build.Recognise: "recognise", build.Plan: "plan",
		build.Assess: "assess", build.Link: "link", build.Render: "render", build.Inspect: "inspect",
	}
	runtime.GC()
	var times []stageTime
	began := time.Now()
	lap := func() {
		if len(times) > 0 {
			times[len(times)-1].spent = time.Since(began)
		}
		began = time.Now()
	}
	result, err := build.Run(b.Context(), os.DirFS(dir), templates.FS, build.Options{Observe: func(s build.Stage) {
		lap()
		times = append(times, stageTime{name: names[s]})
	}})
	lap()
	if err != nil || result.Findings.HasErrors() {
		b.Fatalf("%v %v", err, result.Findings)
	}
	return result, times
}
