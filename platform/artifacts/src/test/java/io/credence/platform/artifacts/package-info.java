@NullMarked
package io.credence.platform.artifacts;

import org.jspecify.annotations.NullMarked;
