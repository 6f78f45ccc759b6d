// Package version holds the version of the program. It is a constant, not
// something that the build stamps, so that every build of one source tree
// writes the same bytes.
package version

// Version is the version without a leading "v", by semantic versioning.
const Version = "0.1.0"

// Tool is how the program names itself in what it writes.
const Tool = "nianbao " + Version
