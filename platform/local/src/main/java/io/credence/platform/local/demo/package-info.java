/// Takes real trades to a risk-sized paper position through the public API, step by step.
@NullMarked
package io.credence.platform.local.demo;

import org.jspecify.annotations.NullMarked;
