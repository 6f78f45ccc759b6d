package assess

// Method is the version of the formulas of this package. A released edition is
// locked together with it. It goes up by one whenever a formula, an edge or a
// default threshold changes a figure or a verdict that was published before;
// a test of package release holds it against the figures of an example.
const Method = "1"
