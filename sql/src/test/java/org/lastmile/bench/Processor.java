package org.lastmile.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What this process has used so far. */
public final class Processor {
    private static final double MILLISECONDS = 1e3;
    private static final long KIBIBYTES = 1024;

    private Processor() {}

    /** Seconds of all processors together, the Java machine's own work included. */
    public static double seconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / MILLISECONDS;
    }

    /** Most memory that was resident at once; 0 where the system does not say. */
    public static long peakMebibytes() throws IOException {
        var status = Path.of("/proc/self/status");

        if (!Files.exists(status)) {
            return 0;
        }

        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES)
                .findFirst()
                .orElse(0);
    }
}
