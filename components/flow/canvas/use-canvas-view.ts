"use client";

import { useNodesInitialized, useReactFlow, useStore, useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useEditor } from "@/components/flow/builder-context";
import { CARD_WIDTH_PX, USUAL_CARD_HEIGHT_PX } from "@/components/flow/editor/place-node";
import { fitOptions, leftMarginPx } from "./fit-options";
import { motionMs } from "./motion";
import { shiftIntoSight } from "./shift-into-sight";

/** Below this, words on cards cannot be read: then a part of the flow is shown instead of all. */
const READABLE_ZOOM = 0.65;
/** A phone shows a card or two anyway, and is held further away than they would be read from. */
const PHONE_WIDTH_PX = 640;
const PHONE_ZOOM = 0.85;
const PAN_MS = 250;

/** Shows the flow when the builder opens, and brings a step into sight when its settings open. */
export function useCanvasView(): void {
  useFirstView();
  const { setViewport } = useReactFlow();
  const store = useStoreApi();
  const openId = useEditor(({ panel }) => panel?.nodeId);
  // The panel takes room from the canvas: only then it is known what is out of sight.
  const width = useStore((state) => state.width);

  useEffect(() => {
    const { nodeLookup, transform, height } = store.getState();
    const node = openId === undefined ? undefined : nodeLookup.get(openId);
    if (!node) return;
    const [x, y, zoom] = transform;
    const { positionAbsolute } = node.internals;
    const card = {
      left: positionAbsolute.x * zoom + x,
      top: positionAbsolute.y * zoom + y,
      // A card that was just added is not measured yet.
      width: (node.measured.width ?? CARD_WIDTH_PX) * zoom,
      height: (node.measured.height ?? USUAL_CARD_HEIGHT_PX) * zoom,
    };
    const shift = shiftIntoSight(card, { width, height, leftMargin: leftMarginPx() });
    if (shift) void setViewport({ x: x + shift.x, y: y + shift.y, zoom }, { duration: motionMs(PAN_MS) });
  }, [openId, width, store, setViewport]);
}

function useFirstView(): void {
  const { fitView, getNodesBounds, getNodes, setViewport } = useReactFlow();
  const store = useStoreApi();
  const isMeasured = useNodesInitialized();
  const isShown = useRef(false);

  useEffect(() => {
    if (!isMeasured || isShown.current) return;
    isShown.current = true;
    const { width, height } = store.getState();
    const bounds = getNodesBounds(getNodes());
    const left = leftMarginPx();
    const zoom = Math.min((width - left - 40) / bounds.width, (height - 120) / bounds.height, 1);
    const readable = width < PHONE_WIDTH_PX ? PHONE_ZOOM : READABLE_ZOOM;
    if (zoom >= readable) {
      void fitView({ ...fitOptions(), duration: 0 });
      return;
    }
    // Flows are read from their start, at the left.
    const y = height / 2 - (bounds.y + bounds.height / 2) * readable;
    void setViewport({ x: left - bounds.x * readable, y, zoom: readable });
  }, [isMeasured, store, fitView, getNodesBounds, getNodes, setViewport]);
}
