/// What the gateway's tests talk to: services that tell what reached them, and a provider that logs
/// browsers in.
@NullMarked
package io.credence.gateway.upstream;

import org.jspecify.annotations.NullMarked;
