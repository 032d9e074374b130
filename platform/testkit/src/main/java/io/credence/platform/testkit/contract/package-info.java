/// Tests that every service must pass, generated from its OpenAPI document: who may call what, and
/// that no tenant meets another's data. A service adds a [TestedApi] that says, operation by
/// operation, what a good call is.
@NullMarked
package io.credence.platform.testkit.contract;

import org.jspecify.annotations.NullMarked;
