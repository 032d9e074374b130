@NullMarked
package io.credence.platform.artifacts.columnar;

import org.jspecify.annotations.NullMarked;
