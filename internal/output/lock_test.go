package output

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A lock that another build holds is respected, and one that a killed build
// held is not in the way.
func TestLock(t *testing.T) {
	dir := t.TempDir()
	l, err := acquire(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Write(dir, nil, nil, Options{}); !errors.Is(err, ErrBusy) {
		t.Errorf("Write: %v", err)
	}
	if _, _, err := Verify(dir); !errors.Is(err, ErrBusy) {
		t.Errorf("Verify: %v", err)
	}
	if err := l.drop(); err != nil {
		t.Fatal(err)
	}
	if _, found, err := Write(dir, nil, nil, Options{}); err != nil || found != nil {
		t.Errorf("after the end of the other: %v %v", found, err)
	}
	if _, err := os.Lstat(filepath.Join(dir, lockName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the lock is left: %v", err)
	}
}

// TestMain lets a test run a build in another process, to kill it.
func TestMain(m *testing.M) {
	if dir := os.Getenv("NIANBAO_TEST_HOLD"); dir != "" {
		if _, err := acquire(dir); err != nil {
			os.Exit(3)
		}
		os.Stdout.WriteString("held\n")
		time.Sleep(time.Hour)
	}
	os.Exit(m.Run())
}

func TestKilledProcessFreesTheLock(t *testing.T) {
	dir := t.TempDir()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "NIANBAO_TEST_HOLD="+dir)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 5)
	if _, err := out.Read(line); err != nil {
		t.Fatal(err)
	}
	if _, err := acquire(dir); !errors.Is(err, ErrBusy) {
		t.Errorf("while it lives: %v", err)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	if _, found, err := Write(dir, files("a", "1"), nil, Options{}); err != nil || found != nil {
		t.Errorf("after it was killed: %v %v", found, err)
	}
}
