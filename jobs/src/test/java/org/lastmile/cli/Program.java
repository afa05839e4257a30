package org.lastmile.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that runs a class of the tests' class path, as {@code lastmile} would. */
public final class Program {
    private Program() {}

    /**
     * Standard error goes where standard output goes.
     *
     * @param temporary the process's folder for temporary files
     * @param options   for its Java
     */
    public static ProcessBuilder of(Class<?> main, Path temporary, List<String> options, List<String> arguments)
            throws IOException {
        Files.createDirectories(temporary);
        var words = new ArrayList<String>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.add("-Djava.io.tmpdir=" + temporary);
        words.add("-XX:TieredStopAtLevel=1");
        words.add("-Xmx1g");
        words.addAll(options);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("TMPDIR", temporary.toString());
        return builder;
    }
}
