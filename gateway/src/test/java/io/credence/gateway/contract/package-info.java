/// The gateway under the tests that every service must pass, and as the door of all of them.
@NullMarked
package io.credence.gateway.contract;

import org.jspecify.annotations.NullMarked;
