package main

import (
	"context"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"nianbao/internal/build"
	"nianbao/templates"
)

// stages is the number of steps that a build shows: those of package build and the writing.
const stages = 9

// progress shows the stages on a terminal, and nothing in a pipe.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(t terminal) progress {
	if f, ok := t.err.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		return progress{}
	}
	return progress{newBar(t.err)}
}

func newBar(w io.Writer) *progressbar.ProgressBar {
	return progressbar.NewOptions(stages,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetWidth(24),
		progressbar.OptionClearOnFinish(),
	)
}

// built builds the report in this directory, for a command that writes no site.
func built(ctx context.Context, t terminal, o build.Options) (build.Result, error) {
	p := newProgress(t)
	defer p.done()
	return p.run(ctx, o)
}

// run builds the report in this directory. The error is the machine's.
func (p progress) run(ctx context.Context, o build.Options) (build.Result, error) {
	o.Observe = p.stage
	r, err := build.Run(ctx, os.DirFS("."), templates.FS, o)
	if err != nil {
		return r, machineError{err}
	}
	return r, nil
}

func (p progress) stage(s build.Stage) {
	if p.bar != nil {
		p.bar.Describe(string(s))
		_ = p.bar.Add(1)
	}
}

func (p progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
