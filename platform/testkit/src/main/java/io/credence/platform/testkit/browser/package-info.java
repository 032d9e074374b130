/// The browser that tests of pages use.
@NullMarked
package io.credence.platform.testkit.browser;

import org.jspecify.annotations.NullMarked;
