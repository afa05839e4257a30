package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of three rows and three columns with all its totals, as files: cell 1 is row 1, column 1. */
record CountFiles(Path cells, Path matrix) {
    private static final int SIZE = 3;

    static CountFiles write(Path folder, int[][] counts) throws IOException {
        Files.createDirectories(folder);
        var cells = new StringBuilder("row,col,n,suppressed,cell\n");
        var matrix = new StringBuilder("inner,cell\n");
        var cell = 0;
        for (var row = 0; row <= SIZE; row++) {
            for (var column = 0; column <= SIZE; column++) {
                cell++;
                var count = 0;
                for (var i = 0; i < SIZE * SIZE; i++) {
                    if ((row == SIZE || i / SIZE == row) && (column == SIZE || i % SIZE == column)) {
                        count += counts[i / SIZE][i % SIZE];
                        matrix.append(i + 1).append(',').append(cell).append('\n');
                    }
                }

                var isSmall = count > 0 && count < 4;
                cells.append(name(row))
                        .append(',')
                        .append(name(column))
                        .append(',')
                        .append(count);
                cells.append(',').append(isSmall).append(',').append(cell).append('\n');
            }
        }

        var files = new CountFiles(folder.resolve("cells.csv"), folder.resolve("x.csv"));
        Files.writeString(files.cells, cells);
        Files.writeString(files.matrix, matrix);
        return files;
    }

    private static String name(int line) {
        return line == SIZE ? "all" : String.valueOf(line + 1);
    }
}
