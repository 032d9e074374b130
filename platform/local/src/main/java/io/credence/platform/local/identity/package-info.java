/// The secrets of one installation, and the Keycloak realm with its tenants, users and machines.
@NullMarked
package io.credence.platform.local.identity;

import org.jspecify.annotations.NullMarked;
