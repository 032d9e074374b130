/// A trainer that trains nothing and keeps to the protocol: what the orchestrator launches in
/// tests.
@NullMarked
package io.credence.training.app.fake;

import org.jspecify.annotations.NullMarked;
