/// A suite to ask that trains nothing.
@NullMarked
package io.credence.platform.local.ci;

import org.jspecify.annotations.NullMarked;
