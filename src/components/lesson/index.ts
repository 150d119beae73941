/** What lessons and guides may use without importing it. */
import Chart from '../../parts/chart/Chart.astro';
import Checklist from '../../parts/checklist/Checklist.astro';
import CommandReader from '../../parts/command-reader/CommandReader.astro';
import CostCurves from '../../parts/cost-curves/CostCurves.astro';
import DecisionTree from '../../parts/decision-tree/DecisionTree.astro';
import Explorer from '../../parts/explorer/Explorer.astro';
import Flashcards from '../../parts/flashcards/Flashcards.astro';
import FlipTable from '../../parts/flip-table/FlipTable.astro';
import Matrix from '../../parts/matrix/Matrix.astro';
import ModelCanvas from '../../parts/model-canvas/ModelCanvas.astro';
import OptionStack from '../../parts/option-stack/OptionStack.astro';
import PriceLevers from '../../parts/price-levers/PriceLevers.astro';
import QuorumSimulator from '../../parts/quorum-simulator/QuorumSimulator.astro';
import RackView from '../../parts/rack-view/RackView.astro';
import RequestPath from '../../parts/request-path/RequestPath.astro';
import ResponsibilitySlider from '../../parts/responsibility-slider/ResponsibilitySlider.astro';
import Sorter from '../../parts/sorter/Sorter.astro';
import StackBuilder from '../../parts/stack-builder/StackBuilder.astro';
import SubnetMap from '../../parts/subnet-map/SubnetMap.astro';
import TcoSimulator from '../../parts/tco-simulator/TcoSimulator.astro';
import Timeline from '../../parts/timeline/Timeline.astro';
import Topology from '../../parts/topology/Topology.astro';
import TrustGuide from '../../parts/trust-guide/TrustGuide.astro';
import Block from './Block.astro';
import Break from './Break.astro';
import Diagram from './Diagram.astro';
import Myth from './Myth.astro';
import Note from './Note.astro';
import Owed from './Owed.astro';
import Picture from './Picture.astro';
import Predict from './Predict.astro';
import Question from './Question.astro';
import Term from './Term.astro';
import Ubuntu from './Ubuntu.astro';
import Version from './Version.astro';
import Why from './Why.astro';

export const lessonComponents = {
  Block,
  Break,
  Chart,
  Checklist,
  CommandReader,
  CostCurves,
  DecisionTree,
  Diagram,
  Explorer,
  Flashcards,
  FlipTable,
  Matrix,
  ModelCanvas,
  Myth,
  Note,
  OptionStack,
  Owed,
  Picture,
  Predict,
  PriceLevers,
  Question,
  QuorumSimulator,
  RackView,
  RequestPath,
  ResponsibilitySlider,
  Sorter,
  StackBuilder,
  SubnetMap,
  TcoSimulator,
  Term,
  Timeline,
  Topology,
  TrustGuide,
  Ubuntu,
  Version,
  Why,
};
