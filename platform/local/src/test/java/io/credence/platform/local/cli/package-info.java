/// Commands as a pipeline sees them: options in, lines and an exit code out.
@NullMarked
package io.credence.platform.local.cli;

import org.jspecify.annotations.NullMarked;
