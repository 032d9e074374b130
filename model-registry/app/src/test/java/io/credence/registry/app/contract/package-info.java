/// The registry under the tests that every service must pass.
@NullMarked
package io.credence.registry.app.contract;

import org.jspecify.annotations.NullMarked;
