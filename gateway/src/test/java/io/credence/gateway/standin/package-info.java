/// A stand-in for the suite behind the gateway: canned answers in the shapes of the contract, for
/// looking at the dashboard without it.
@NullMarked
package io.credence.gateway.standin;

import org.jspecify.annotations.NullMarked;
