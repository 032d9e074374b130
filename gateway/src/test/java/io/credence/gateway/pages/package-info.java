/// Pages of the dashboard in a real browser.
@NullMarked
package io.credence.gateway.pages;

import org.jspecify.annotations.NullMarked;
