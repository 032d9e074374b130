/// What the demo decides by itself.
@NullMarked
package io.credence.platform.local.demo;

import org.jspecify.annotations.NullMarked;
