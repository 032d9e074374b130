/// An identity provider on a loopback port with real keys, and the tokens it signs: good ones, and
/// bad ones for every way to be bad.
@NullMarked
package io.credence.platform.testkit.oidc;

import org.jspecify.annotations.NullMarked;
