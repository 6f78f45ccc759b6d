package mapping

import "testing"

// Every key is explained, and nothing that is no key.
func TestKeysAreExplained(t *testing.T) {
	keys := Keys()
	for _, k := range keys {
		if k.About == "" {
			t.Errorf("nobody is told what %s is", k.Path)
		}
	}
	if len(keys) != len(meanings) {
		t.Errorf("%d keys, %d explained", len(keys), len(meanings))
	}
}
