/// The two tests that every configuration has.
@NullMarked
package io.credence.platform.testkit.config;

import org.jspecify.annotations.NullMarked;
