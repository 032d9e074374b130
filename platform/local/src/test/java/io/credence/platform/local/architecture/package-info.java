/// The design's borders, checked on the class files of every module.
@NullMarked
package io.credence.platform.local.architecture;

import org.jspecify.annotations.NullMarked;
