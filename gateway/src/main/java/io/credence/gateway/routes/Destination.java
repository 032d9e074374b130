package io.credence.gateway.routes;

/// Where a path leads.
sealed interface Destination {

    record Forward(Service service) implements Destination {}

    /// The gateway answers by itself.
    record Here() implements Destination {}

    /// No such path for the public, whether or not a service has it.
    record Nowhere() implements Destination {}
}
