package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A pilot's warehouse that every wrong call, file or setting must leave as it was. */
abstract class BadInputCase {
    @TempDir
    private static Path shared;

    static BadInput pilot = new BadInput(Path.of(""), new Standing(Map.of(), Map.of(), ""));

    @TempDir
    Path files;

    @BeforeAll
    static void make() throws IOException {
        pilot = BadInput.in(shared);
    }

    @AfterEach
    void leaves_all_as_it_was() throws IOException {
        pilot.assertUnchanged();
    }
}
