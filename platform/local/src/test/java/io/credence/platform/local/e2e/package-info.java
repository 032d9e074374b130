/// The whole suite from outside: the demo's command, the public API, the dashboard in a browser.
@NullMarked
package io.credence.platform.local.e2e;

import org.jspecify.annotations.NullMarked;
