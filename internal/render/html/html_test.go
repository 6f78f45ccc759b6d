package html

import "testing"

func TestSample(t *testing.T) { sample(t) }
