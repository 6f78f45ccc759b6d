// The parts of ECharts that the report's charts use.
import { use, init } from 'echarts/core';
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { DataZoomInsideComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, ScatterChart, DataZoomInsideComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

window.nianbaoECharts = { init };
