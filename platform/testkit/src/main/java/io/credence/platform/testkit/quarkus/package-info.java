/// Test resources that point a Quarkus test at the servers of this test run.
@NullMarked
package io.credence.platform.testkit.quarkus;

import org.jspecify.annotations.NullMarked;
