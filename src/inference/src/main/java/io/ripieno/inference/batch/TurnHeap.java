package io.ripieno.inference.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns by rank, the least first; among equals the one that was placed first. Ranks lie side by side, four children
 * together, so that finding a place among thousands of turns reads a few lines of memory and none of the turns. Allocates
 * only to grow.
 */
final class TurnHeap {
    private static final int CHILDREN = 4;
    private static final int FIRST_CAPACITY = 8;

    /** A turn's place in one heap. */
    static final class Node {
        final Turn turn;
        private long rank;
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
    }

    private @Nullable Node[] nodes = new Node[FIRST_CAPACITY];
    private long[] ranks = new long[FIRST_CAPACITY];
    private long[] orders = new long[FIRST_CAPACITY];
    private int size;
    private long placed;

    @Nullable
    Node peek() {
        return nodes[0];
    }

    /** Places a turn, or moves it if it is here. */
    void place(Node node, long rank) {
        node.rank = rank;
        if (node.place < 0) {
            if (size == nodes.length) {
                grow();
            }
            node.place = size++;
        }
        sift(node, node.place, placed++);
    }

    private void grow() {
        nodes = Arrays.copyOf(nodes, 2 * size);
        ranks = Arrays.copyOf(ranks, 2 * size);
        orders = Arrays.copyOf(orders, 2 * size);
    }

    void remove(Node node) {
        if (node.place < 0) {
            return;
        }
        Node last = at(--size);
        nodes[size] = null;
        if (last != node) {
            sift(last, node.place, orders[size]);
        }
        node.place = -1;
    }

    /** Puts a node where it belongs, up or down from a place that is free. */
    private void sift(Node node, int from, long order) {
        int place = from;
        while (place > 0 && isBefore(node.rank, order, (place - 1) / CHILDREN)) {
            place = move((place - 1) / CHILDREN, place);
        }
        for (int child = leastChild(place); child >= 0 && !isBefore(node.rank, order, child); ) {
            place = move(child, place);
            child = leastChild(place);
        }
        put(node, node.rank, order, place);
    }

    /** The child that comes first; negative if there is none. */
    private int leastChild(int place) {
        int first = CHILDREN * place + 1;
        if (first >= size) {
            return -1;
        }
        int least = first;
        for (int child = first + 1; child < Math.min(size, first + CHILDREN); child++) {
            if (isBefore(ranks[child], orders[child], least)) {
                least = child;
            }
        }
        return least;
    }

    private boolean isBefore(long rank, long order, int place) {
        return rank < ranks[place] || (rank == ranks[place] && order < orders[place]);
    }

    /** Moves a node to a place that is free and returns the one that it left. */
    private int move(int from, int to) {
        put(at(from), ranks[from], orders[from], to);
        return from;
    }

    private void put(Node node, long rank, long order, int place) {
        nodes[place] = node;
        ranks[place] = rank;
        orders[place] = order;
        node.place = place;
    }

    private Node at(int place) {
        Node node = nodes[place];
        if (node == null) {
            throw new IllegalStateException("The heap of " + size + " turns has a hole at " + place + ".");
        }
        return node;
    }
}
