/// This service under the tests that every service must pass.
@NullMarked
package io.credence.strategy.app.contract;

import org.jspecify.annotations.NullMarked;
