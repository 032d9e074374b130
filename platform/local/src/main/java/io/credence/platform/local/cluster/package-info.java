/// Starts, watches and stops PostgreSQL, Kafka, Keycloak and the services as processes of this
/// machine.
@NullMarked
package io.credence.platform.local.cluster;

import org.jspecify.annotations.NullMarked;
