/// What a version has shown, in lines for a terminal.
@NullMarked
package io.credence.platform.local.evidence;

import org.jspecify.annotations.NullMarked;
