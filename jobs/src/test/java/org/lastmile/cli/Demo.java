package org.lastmile.cli;

import java.nio.file.Path;

/** The demo of the README, made once for all tests that only read it. */
final class Demo {
    private static final Path FOLDER = Path.of("target", "demo").toAbsolutePath();

    private Demo() {}

    private static final class Made {
        private static final Call CALL = Call.done("demo", FOLDER.toString());
    }

    static Call call() {
        return Made.CALL;
    }

    static Path folder() {
        call();
        return FOLDER;
    }
}
