package motion

import (
	"context"
	"os/exec"
	"strings"
)

// Reduced reports whether "Reduce motion" is on.
func Reduced(ctx context.Context, _ func(string) string) bool {
	out, err := exec.CommandContext(ctx, "/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion").Output()
	return err == nil && strings.TrimSpace(string(out)) == "1"
}
