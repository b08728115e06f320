package io.ripieno.inference.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns by rank, the least first; among equals the one that was placed first. Allocates only to grow. */
final class TurnHeap {
    /** A turn's place in one heap. */
    static final class Node {
        final Turn turn;
        private long rank;
        private long order;
        private int place = -1;

        Node(Turn turn) {
            this.turn = turn;
        }

        long rank() {
            return rank;
        }

        boolean isPlaced() {
            return place >= 0;
        }

        private boolean isBefore(Node other) {
            return rank < other.rank || rank == other.rank && order < other.order;
        }
    }

    private @Nullable Node[] nodes = new Node[8];
    private int size;
    private long placed;

    @Nullable
    Node peek() {
        return nodes[0];
    }

    /** Windows of all turns that are here. */
    int windows() {
        int windows = 0;
        for (int i = 0; i < size; i++) {
            Node node = nodes[i];
            windows += node == null ? 0 : node.turn.size;
        }
        return windows;
    }

    /** Places a turn, or moves it if it is here. */
    void place(Node node, long rank) {
        node.rank = rank;
        node.order = placed++;
        if (node.place < 0) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * size);
            }
            node.place = size++;
        }
        sift(node);
    }

    void remove(Node node) {
        if (node.place < 0) {
            return;
        }
        Node last = at(--size);
        nodes[size] = null;
        if (last != node) {
            last.place = node.place;
            sift(last);
        }
        node.place = -1;
    }

    private void sift(Node node) {
        int place = node.place;
        while (place > 0 && node.isBefore(at((place - 1) / 2))) {
            place = put(at((place - 1) / 2), place, (place - 1) / 2);
        }
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && at(child + 1).isBefore(at(child))) {
                child++;
            }
            if (!at(child).isBefore(node)) {
                break;
            }
            place = put(at(child), place, child);
        }
        nodes[place] = node;
        node.place = place;
    }

    /** Moves a node and returns the place that it left. */
    private int put(Node node, int place, int left) {
        nodes[place] = node;
        node.place = place;
        return left;
    }

    private Node at(int place) {
        Node node = nodes[place];
        if (node == null) {
            throw new IllegalStateException("The heap of " + size + " turns has a hole at " + place + ".");
        }
        return node;
    }
}
