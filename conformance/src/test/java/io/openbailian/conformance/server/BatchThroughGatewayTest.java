package io.openbailian.conformance.server;

import io.openbailian.conformance.ThroughGateway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// `bailian` makes the same batches through a gateway whose engine is a second server of this API.
@Tag("slow")
@ExtendWith(ThroughGateway.class)
class BatchThroughGatewayTest extends BatchKindsTest {}
